/** A SQL string literal. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** A SQL identifier, always quoted. */
export function name(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}

/** A DuckDB list of string literals. */
export function textList(values: readonly string[]): string {
  return `[${values.map(text).join(', ')}]`
}
