import { QualityError } from '../quality-error.ts'

/** A column, table or database name for Athena: `"unit price"`. Throws `invalid-name` for one that no statement can hold. */
export function identifier(name: string): string {
  if (name === '') throw unquotable(name, 'is empty')
  return quoted('"', name)
}

/** A text for Athena: `'it''s'`. Throws `invalid-name` for one that no statement can hold. */
export function text(value: string): string {
  return quoted("'", value)
}

/** The only way in which a name or a value from outside gets into a statement. https://trino.io/docs/current/language/types.html#varchar */
function quoted(mark: '"' | "'", value: string): string {
  if (value.includes('\0')) throw unquotable(value, 'holds a NUL character')
  if (/\p{Surrogate}/u.test(value)) throw unquotable(value, 'holds half of a UTF-16 pair')
  return `${mark}${value.replaceAll(mark, mark + mark)}${mark}`
}

function unquotable(value: string, why: string): QualityError {
  return new QualityError({
    code: 'invalid-name',
    path: '',
    message: `${JSON.stringify(value)} ${why}`,
    hint: 'use a name or text that a SQL statement can hold',
  })
}
