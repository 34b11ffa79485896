import type { CsvValue } from './csv-rows.ts'
import { csvValueType } from './csv-type.ts'

const LONGEST_HEADING = 150
const LONGEST_NAME = 255

/**
 * Whether the first row names the columns. By the documented rule: every heading parses as a string, is shorter than 150 characters
 * (but for the last) and can be a column name, and the data differ from it: at least one row has a value that is not a string.
 * The last heading may be empty, for files with a trailing delimiter.
 * https://docs.aws.amazon.com/glue/latest/dg/add-classifier.html#classifier-builtin-rules
 */
export function hasHeader(rows: readonly (readonly CsvValue[])[]): boolean {
  const [first, ...data] = rows
  if (first === undefined || data.length === 0) return false
  const isHeading = first.every(({ text }, index) => {
    const heading = text.trim()
    const isLast = index === first.length - 1
    if (heading === '') return isLast
    return isString(heading) && isColumnName(heading) && (isLast || heading.length < LONGEST_HEADING)
  })
  return isHeading && data.some((row) => row.slice(0, first.length).some(({ text }) => isOtherThanString(text.trim())))
}

/** Column names of a heading row: lower case, blanks trimmed; an empty heading is `colN`, and a repeated one gets a number. */
export function columnNames(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return headings.map((heading, index) => {
    const name = heading.trim().toLowerCase() || `col${index}`
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    return times === 0 ? name : `${name}_${times}`
  })
}

/** Names of columns without headings: `col0`, `col1`, ... */
export function numberedNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `col${index}`)
}

function isString(text: string): boolean {
  const type = csvValueType(text)
  return type.kind === 'primitive' && type.name === 'string'
}

function isOtherThanString(text: string): boolean {
  return text !== '' && !isString(text)
}

function isColumnName(text: string): boolean {
  return text.length <= LONGEST_NAME && !/\p{Cc}/u.test(text)
}
