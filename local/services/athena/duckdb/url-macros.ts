const AUTHORITY = '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?'

/** The parts of a URL; what is no URL is NULL, a part that is missing the empty string, as in Trino. */
export const URL_MACROS: readonly string[] = [
  `athena_url_part(u, pattern) AS CASE WHEN regexp_matches(u, '^[A-Za-z][A-Za-z0-9+.-]*:') THEN regexp_extract(u, pattern, 1) END`,
  `athena_url_protocol(u) AS athena_url_part(u, '^([A-Za-z][A-Za-z0-9+.-]*):')`,
  `athena_url_host(u) AS athena_url_part(u, '${AUTHORITY}([^/:?#]*)')`,
  `athena_url_port(u) AS TRY_CAST(athena_url_part(u, '${AUTHORITY}[^/:?#]*:(\\d+)') AS BIGINT)`,
  `athena_url_path(u) AS url_decode(athena_url_part(u, '${AUTHORITY}[^/?#]*([^?#]*)'))`,
  `athena_url_query(u) AS url_decode(athena_url_part(u, '^[^?#]*\\?([^#]*)'))`,
  `athena_url_fragment(u) AS url_decode(athena_url_part(u, '#(.*)$'))`,
  `athena_url_parameter(u, n) AS CASE WHEN regexp_matches(athena_url_part(u, '^[^?#]*\\?([^#]*)'), '(?:^|&)' || regexp_escape(n) || '(?:=|&|$)')
    THEN url_decode(regexp_extract(athena_url_part(u, '^[^?#]*\\?([^#]*)'), '(?:^|&)' || regexp_escape(n) || '=?([^&]*)', 1)) END`,
]
