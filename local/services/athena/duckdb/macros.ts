import { DOUBLE_MACROS } from './double-macros.ts'
import { TIME_MACROS } from './time-macros.ts'
import { URL_MACROS } from './url-macros.ts'

/** Raises Trino's error through a cast of its text that cannot succeed: `error()` is volatile, which TRY refuses. */
const fail = (code: string, message: string) => `CAST('${code}: ' || ${message} AS INTEGER)`

const NUMBER = '^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*$'

/**
 * Macros choose by `typeof`, which DuckDB folds to a constant once it knows the type; the other branches need only bind, hence TRY_CAST.
 * (Typed overloads would cast their argument: a decimal to DECIMAL(18,3).)
 */
const textOf = (x: string) =>
  `CASE WHEN typeof(${x}) = 'JSON' THEN json_extract_string(CAST(${x} AS VARCHAR), '$') ELSE CAST(${x} AS VARCHAR) END`

/**
 * `athena_<kind>_input(x, shown)` gives the text of a value for a CAST when Trino would read it, else fails; `athena_try_...(x)` gives NULL.
 * DuckDB alone reads '1_000' and '1.5' as integers, 'yes' as a boolean and '2024/01/01' as a date.
 */
function textInput(kind: string, pattern: string, message: string): readonly string[] {
  const texts = `typeof(x) NOT IN ('VARCHAR', 'JSON')`
  return [
    `athena_${kind}_input(x, shown) AS CASE WHEN ${texts} THEN athena_plain_input(x) WHEN x IS NULL THEN NULL WHEN regexp_matches(${textOf('x')}, '${pattern}') THEN trim(${textOf('x')}) ELSE CAST(${fail('INVALID_CAST_ARGUMENT', message)} AS VARCHAR) END`,
    `athena_try_${kind}_input(x) AS CASE WHEN ${texts} THEN athena_plain_input(x) WHEN regexp_matches(${textOf('x')}, '${pattern}') THEN trim(${textOf('x')}) END`,
  ]
}

const cannotCast = "'Cannot cast ''' || CAST(x AS VARCHAR) || ''' to ' || shown"

const CASTS: readonly string[] = [
  `athena_plain_input(x) AS CAST(x AS VARCHAR)`,
  ...textInput('double', `${NUMBER}|^\\s*[+-]?(NaN|Infinity)\\s*$`, cannotCast),
  ...textInput('decimal', NUMBER, cannotCast),
  ...textInput('boolean', '^(?i)(t|true|f|false|1|0)$', cannotCast),
  ...textInput('date', '^\\s*[+-]?\\d{4,}-\\d{1,2}-\\d{1,2}\\s*$', "'Value cannot be cast to date: ' || CAST(x AS VARCHAR)"),
  ...textInput(
    'timestamp',
    '^\\s*\\d{4,}-\\d{1,2}-\\d{1,2}( \\d{1,2}:\\d{1,2}(:\\d{1,2}(\\.\\d*)?)?)?\\s*$',
    "'Value cannot be cast to timestamp: ' || CAST(x AS VARCHAR)",
  ),
  ...textInput(
    'zoned',
    '^\\s*\\d{4,}-\\d{1,2}-\\d{1,2}( \\d{1,2}:\\d{1,2}(:\\d{1,2}(\\.\\d*)?)?)?.*$',
    "'Value cannot be cast to timestamp with time zone: ' || CAST(x AS VARCHAR)",
  ),
  `athena_serde_input(x, type) AS CASE WHEN x IS NULL OR type NOT IN ('tinyint', 'smallint', 'integer', 'bigint', 'double', 'real', 'decimal', 'boolean') THEN x
    WHEN type IN ('tinyint', 'smallint', 'integer', 'bigint') AND regexp_matches(x, '^[+-]?\\d+$') THEN x WHEN type IN ('double', 'real', 'decimal') AND regexp_matches(x, '${NUMBER}') THEN x
    WHEN type = 'boolean' THEN CASE WHEN lower(x) = 'true' THEN 'true' ELSE 'false' END ELSE CAST(${fail('HIVE_BAD_DATA', `'Error parsing field value ''' || x || ''': For input string: "' || x || '"'`)} AS VARCHAR) END`,
  // Java's Math.round: halves go up, where DuckDB's cast goes to the even neighbour.
  ...textInput('integer', '^\\s*[+-]?\\d+\\s*$', cannotCast).map((macro) =>
    macro.replace(
      'athena_plain_input(x)',
      "CASE WHEN typeof(x) IN ('DOUBLE', 'FLOAT') THEN CAST(CAST(floor(TRY_CAST(x AS DOUBLE) + 0.5e0) AS HUGEINT) AS VARCHAR) ELSE CAST(x AS VARCHAR) END",
    ),
  ),
  `athena_varchar(x) AS CASE typeof(x) WHEN 'DOUBLE' THEN athena_double_varchar(TRY_CAST(x AS DOUBLE)) WHEN 'FLOAT' THEN athena_double_varchar(TRY_CAST(x AS FLOAT))
    WHEN 'TIMESTAMP' THEN athena_timestamp_varchar(TRY_CAST(x AS TIMESTAMP), 3) WHEN 'TIMESTAMP WITH TIME ZONE' THEN athena_timestamp_varchar(TRY_CAST(x AS TIMESTAMPTZ), 3) || ' UTC'
    WHEN 'BLOB' THEN decode(TRY_CAST(x AS BLOB)) WHEN 'JSON' THEN json_extract_string(CAST(x AS VARCHAR), '$') ELSE CAST(x AS VARCHAR) END`,
]

const isFloat = (x: string) => `typeof(${x}) IN ('DOUBLE', 'FLOAT')`
const isInteger = (x: string) => `typeof(${x}) IN ('TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'HUGEINT', 'UBIGINT')`

const OPERATORS: readonly string[] = [
  // A quotient has the type that a difference has: decimals keep their scale, integers are cut, doubles may be infinite.
  `athena_divide(a, b) AS CASE WHEN b = 0 AND NOT (${isFloat('a')} OR ${isFloat('b')}) THEN ${fail('DIVISION_BY_ZERO', "'Division by zero'")}
    WHEN ${isInteger('a')} AND ${isInteger('b')} THEN cast_to_type(a // b, a - b) ELSE cast_to_type(a / b, a - b) END`,
  `athena_modulus(a, b) AS CASE WHEN b = 0 AND typeof(b) NOT IN ('DOUBLE', 'FLOAT') AND typeof(a) NOT IN ('DOUBLE', 'FLOAT') THEN ${fail('DIVISION_BY_ZERO', "'Division by zero'")} ELSE a % b END`,
  // Rounding has the type that is wanted: floor alone turns an integer into a double.
  `athena_floor(x) AS cast_to_type(floor(x), round(x))`,
  `athena_ceiling(x) AS cast_to_type(ceil(x), round(x))`,
  `athena_round(x) AS round(x), (x, n) AS cast_to_type(round(x, n), x - x)`,
  `athena_width_bucket(x, low, high, n) AS CAST(CASE WHEN low < high THEN CASE WHEN x < low THEN 0 WHEN x >= high THEN n + 1 ELSE floor((x - low) * n / (high - low)) + 1 END
    ELSE CASE WHEN x > low THEN 0 WHEN x <= high THEN n + 1 ELSE floor((low - x) * n / (low - high)) + 1 END END AS BIGINT)`,
  `athena_random() AS random(), (n) AS CAST(floor(random() * n) AS BIGINT), (a, b) AS CAST(floor(random() * (b - a)) AS BIGINT) + a`,
  `athena_none_of(l) AS CASE WHEN false THEN l[1] END`,
  `athena_null_of(x) AS CASE WHEN false THEN x END`,
  `athena_typeof(x) AS lower(typeof(x))`,
]

const TEXTS: readonly string[] = [
  `athena_substr(s, f) AS CASE WHEN f = 0 OR abs(f) > length(s) THEN '' ELSE substring(s, f) END,
    (s, f, n) AS CASE WHEN f = 0 OR abs(f) > length(s) OR n <= 0 THEN '' ELSE substring(s, f, n) END`,
  `athena_split_part(s, d, n) AS CASE WHEN n > len(string_split(s, d)) THEN NULL ELSE split_part(s, d, n) END`,
  `athena_split(s, d) AS string_split(s, d), (s, d, n) AS CASE WHEN len(string_split(s, d)) <= n THEN string_split(s, d)
    ELSE list_append(string_split(s, d)[1:n - 1], array_to_string(string_split(s, d)[n:], d)) END`,
  `athena_split_to_map(s, e, k) AS map_from_entries(list_transform(string_split(s, e), lambda p: {'k': split_part(p, k, 1), 'v': split_part(p, k, 2)}))`,
  `athena_regexp_extract(s, p, g) AS CASE WHEN regexp_matches(s, p) THEN regexp_extract(s, p, g) END`,
  // Java names a group $1, RE2 names it \1.
  `athena_replacement(r) AS regexp_replace(regexp_replace(r, '\\\\', '\\\\\\\\', 'g'), '\\$(\\d)', '\\\\\\1', 'g')`,
]

const JSONS: readonly string[] = [
  `athena_json_extract_scalar(x, p) AS CASE WHEN NOT json_valid(CAST(x AS VARCHAR)) THEN NULL WHEN json_type(x, p) IN ('OBJECT', 'ARRAY') THEN NULL ELSE json_extract_string(x, p) END`,
  `athena_json_extract(x, p) AS CASE WHEN json_valid(CAST(x AS VARCHAR)) THEN json_extract(x, p) END`,
  `athena_json_size(x, p) AS CASE WHEN NOT json_valid(CAST(x AS VARCHAR)) THEN NULL WHEN json_type(x, p) = 'ARRAY' THEN json_array_length(x, p) WHEN json_type(x, p) = 'OBJECT' THEN len(json_keys(x, p)) WHEN json_type(x, p) IS NOT NULL THEN 0 END`,
  `athena_json_array_length(x) AS CASE WHEN json_valid(CAST(x AS VARCHAR)) AND json_type(x) = 'ARRAY' THEN CAST(json_array_length(x) AS BIGINT) END`,
  `athena_json_parse(x) AS CASE WHEN x IS NULL THEN NULL WHEN json_valid(x) THEN CAST(x AS JSON) ELSE ${fail('INVALID_FUNCTION_ARGUMENT', "'Cannot convert value to JSON: ''' || x || ''''")} END`,
  `athena_json_format(x) AS CAST(json(x) AS VARCHAR)`,
]

const COLLECTIONS: readonly string[] = [
  `athena_array_at(l, i) AS l[CASE WHEN i > len(l) THEN ${fail('INVALID_FUNCTION_ARGUMENT', "'Array subscript must be less than or equal to array length: ' || i || ' > ' || len(l)")}
    WHEN i = 0 THEN ${fail('INVALID_FUNCTION_ARGUMENT', "'SQL array indices start at 1'")} WHEN i < 0 THEN ${fail('INVALID_FUNCTION_ARGUMENT', "'Array subscript is negative: ' || i")} ELSE i END]`,
  `athena_map_at(m, k) AS m[CASE WHEN m IS NOT NULL AND NOT list_contains(map_keys(m), k) THEN cast_to_type(CAST(${fail('INVALID_FUNCTION_ARGUMENT', "'Key not present in map: ' || k")} AS VARCHAR), k) ELSE k END]`,
  `athena_element_at(c, i) AS c[i]`,
  `athena_any_match(l) AS CASE WHEN l IS NULL THEN NULL WHEN list_contains(l, true) THEN true WHEN len(list_filter(l, lambda e: e IS NULL)) > 0 THEN NULL ELSE false END`,
  `athena_all_match(l) AS CASE WHEN l IS NULL THEN NULL WHEN list_contains(l, false) THEN false WHEN len(list_filter(l, lambda e: e IS NULL)) > 0 THEN NULL ELSE true END`,
  `athena_array_distinct(l) AS list_filter(l, lambda e, i: list_position(l, e) = i)`,
  `athena_array_except(a, b) AS athena_array_distinct(list_filter(a, lambda e: NOT list_contains(b, e)))`,
  `athena_array_max(l) AS CASE WHEN len(list_filter(l, lambda e: e IS NULL)) > 0 THEN NULL ELSE list_max(l) END`,
  `athena_array_min(l) AS CASE WHEN len(list_filter(l, lambda e: e IS NULL)) > 0 THEN NULL ELSE list_min(l) END`,
  `athena_array_remove(l, x) AS list_filter(l, lambda e: e IS DISTINCT FROM x)`,
  `athena_array_sort(l) AS list_sort(l, 'ASC', 'NULLS LAST')`,
  `athena_contains(l, x) AS CASE WHEN list_contains(l, x) THEN true WHEN len(list_filter(l, lambda e: e IS NULL)) > 0 OR x IS NULL OR l IS NULL THEN NULL ELSE false END`,
  `athena_slice(l, s, n) AS l[s:s + n - 1]`,
  `athena_map_of_pairs(p) AS map_from_entries(list_filter(p, lambda e, i: e.key IS NOT NULL AND list_position(list_transform(p, lambda f: f.key), e.key) = i))`,
  `athena_multimap_of_pairs(p) AS map_from_entries(list_transform(list_distinct(list_transform(p, lambda e: e.key)),
    lambda k: {'key': k, 'value': list_transform(list_filter(p, lambda e: e.key = k), lambda e: e.value)}))`,
  `athena_most_frequent(m, n) AS map_from_entries(list_reverse_sort(list_transform(map_entries(m), lambda e: {'c': e.value, 'k': e.key}))[1:n])`,
]

/** What defines Trino's meaning on top of DuckDB's functions: run once in every database. */
export const MACROS: readonly string[] = [
  ...DOUBLE_MACROS,
  ...URL_MACROS,
  ...TIME_MACROS,
  ...CASTS,
  ...OPERATORS,
  ...TEXTS,
  ...JSONS,
  ...COLLECTIONS,
].map((macro) => `CREATE OR REPLACE MACRO ${macro}`)
