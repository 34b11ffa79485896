/** Binds a value once: a macro's argument is copied wherever the macro names it. */
const bind = (value: string, name: string, body: string) => `(list_transform([${value}], lambda ${name}: ${body}))[1]`

const SPECIAL = (x: string) => `WHEN isnan(${x}) THEN 'NaN' WHEN isinf(${x}) THEN CASE WHEN ${x} > 0 THEN 'Infinity' ELSE '-Infinity' END`
const FRACTION = (digits: string, from: string) => `CASE WHEN length(${digits}) >= ${from} THEN substring(${digits}, ${from}) ELSE '0' END`

/**
 * The shortest digits of a double, laid out as Trino's CAST does (`1.5E0`) and as Java does, which is how Athena writes
 * a double into its CSV files (`1.5`, `1.0E7`).
 */
export const DOUBLE_MACROS: readonly string[] = [
  `athena_decimal_parts(ip, fp, e) AS {
    'digits': CASE WHEN trim(ip || fp, '0') = '' THEN '0' ELSE rtrim(ltrim(ip || fp, '0'), '0') END,
    'exponent': CAST(e + CASE WHEN ip <> '0' THEN length(ip) - 1 ELSE length(ltrim(fp, '0')) - length(fp) - 1 END AS INTEGER) }`,
  `athena_double_parts(t) AS athena_decimal_parts(split_part(split_part(t, 'e', 1), '.', 1), split_part(split_part(t, 'e', 1), '.', 2), coalesce(TRY_CAST(split_part(t, 'e', 2) AS INTEGER), 0))`,
  `athena_scientific(p) AS left(p.digits, 1) || '.' || ${FRACTION('p.digits', '2')} || 'E' || p.exponent`,
  `athena_plain(p) AS CASE WHEN p.exponent < 0 THEN '0.' || repeat('0', -p.exponent - 1) || p.digits
    ELSE left(rpad(p.digits, p.exponent + 1, '0'), p.exponent + 1) || '.' || ${FRACTION('p.digits', 'p.exponent + 2')} END`,
  `athena_double_varchar(x) AS CASE ${SPECIAL('x')} WHEN x = 0 THEN '0E0'
    ELSE CASE WHEN x < 0 THEN '-' ELSE '' END || ${bind('athena_double_parts(CAST(abs(x) AS VARCHAR))', 'p', 'athena_scientific(p)')} END`,
  `athena_double_java(x) AS CASE ${SPECIAL('x')} WHEN x = 0 THEN '0.0' ELSE CASE WHEN x < 0 THEN '-' ELSE '' END ||
    ${bind('athena_double_parts(CAST(abs(x) AS VARCHAR))', 'p', 'CASE WHEN p.exponent BETWEEN -3 AND 6 THEN athena_plain(p) ELSE athena_scientific(p) END')} END`,
]
