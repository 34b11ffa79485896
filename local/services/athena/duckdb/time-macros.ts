const ISO = '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}(:\\d{2}(:\\d{2}([.,]\\d+)?)?)?(Z|[+-]\\d{2}(:?\\d{2})?)?)?$'

/** Date and time functions whose meaning or rendering differs from DuckDB's. */
export const TIME_MACROS: readonly string[] = [
  `athena_plus_interval(x, i) AS cast_to_type(x + i, x)`,
  `athena_minus_interval(x, i) AS cast_to_type(x - i, x)`,
  `athena_date_trunc(u, x) AS cast_to_type(date_trunc(u, x), x)`,
  `athena_timestamp_varchar(x, digits) AS strftime(CAST(x AS TIMESTAMP), '%Y-%m-%d %H:%M:%S') || CASE WHEN digits = 0 THEN '' ELSE '.' || rpad(strftime(CAST(x AS TIMESTAMP), '%f')[1:digits], digits, '0') END`,
  `athena_date_format(x, f) AS strftime(x, f)`,
  `athena_date_parse(x, f) AS strptime(x, f)`,
  `athena_parse_datetime(x, f) AS CAST(strptime(x, f) AS TIMESTAMPTZ)`,
  `athena_from_iso8601_timestamp(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_matches(x, '${ISO}') THEN CAST(regexp_replace(x, '^(\\d{4}-\\d{2}-\\d{2}T\\d{2})(Z|[+-].*)?$', '\\1:00\\2') AS TIMESTAMPTZ)
    ELSE CAST('INVALID_FUNCTION_ARGUMENT: Invalid format: "' || x || '"' AS TIMESTAMPTZ) END`,
  // The wall clock of the text's own offset: what casts to date and timestamp and the parts of a date read.
  `athena_from_iso8601_local(x) AS CASE WHEN athena_from_iso8601_timestamp(x) IS NULL THEN NULL ELSE
    CAST(regexp_replace(regexp_replace(x, '(T[\\d:.,]*)(Z|[+-]\\d{2}(:?\\d{2})?)$', '\\1'), '^(.*T\\d{2})$', '\\1:00') AS TIMESTAMP) END`,
  // An instant alone has no offset: where the text had one and the value is to be shown or stored, it would be lost.
  `athena_from_iso8601_shown(x) AS CASE WHEN regexp_matches(x, 'T.*[+-]') AND NOT regexp_matches(x, 'T.*[+-]00(:?00)?$')
    THEN CAST('NOT_SUPPORTED: The local Athena keeps no time zone beside an instant: use CAST(... AS timestamp) or date_format on ' || x AS TIMESTAMPTZ) ELSE athena_from_iso8601_timestamp(x) END`,
  `athena_from_iso8601_date(x) AS CASE WHEN x IS NULL THEN NULL WHEN regexp_matches(x, '^\\d{4}-\\d{2}-\\d{2}$') THEN CAST(x AS DATE) ELSE CAST('INVALID_FUNCTION_ARGUMENT: Invalid format: "' || x || '"' AS DATE) END`,
  `athena_to_iso8601(x) AS CASE typeof(x) WHEN 'DATE' THEN CAST(x AS VARCHAR) WHEN 'TIMESTAMP' THEN strftime(CAST(x AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%g') ELSE strftime(CAST(x AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%gZ') END`,
  `athena_interval_varchar(i) AS CASE WHEN datepart('year', i) * 12 + datepart('month', i) <> 0 THEN datepart('year', i) || '-' || datepart('month', i)
    ELSE CAST(floor(epoch(i) / 86400) AS BIGINT) || ' ' || strftime(CAST(to_timestamp(epoch(i) - floor(epoch(i) / 86400) * 86400) AS TIMESTAMP), '%H:%M:%S.%g') END`,
  `athena_from_unixtime(x) AS to_timestamp(CAST(x AS DOUBLE))`,
  `athena_to_unixtime(x) AS CAST(epoch(x) AS DOUBLE)`,
  `athena_sequence(a, b) AS CASE WHEN a <= b THEN range(a, b + 1) ELSE range(a, b - 1, -1) END`,
]
