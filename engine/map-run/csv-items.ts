import type { JsonObject } from '../../asl/json.ts'
import { StatesItemReaderFailedError } from '../errors/states-item-reader-failed-error.ts'
import type { ReaderConfig } from './parse-items.ts'

const delimiters: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' }

/**
 * The rows of a CSV text as objects of strings. Values beyond the headers are dropped, missing ones are empty.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export function csvItems(text: string, config: ReaderConfig): JsonObject[] {
  const delimiter = delimiters[String(config.CSVDelimiter ?? 'COMMA')] ?? ','
  const rows = csvRows(text, delimiter)
  const isGiven = config.CSVHeaderLocation === 'GIVEN'
  const headers = isGiven && Array.isArray(config.CSVHeaders) ? config.CSVHeaders.map(String) : rows.shift()
  if (headers === undefined) throw new StatesItemReaderFailedError('The CSV file has no header.')
  return rows.map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])))
}

/** Splits a CSV text into rows of fields (RFC 4180): a field in quotes may hold delimiters, line breaks and doubled quotes. */
export function csvRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  const endRow = () => {
    rows.push([...row, field])
    row = []
    field = ''
  }
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (quoted) {
      if (character !== '"') field += character
      else if (text[index + 1] === '"') field += text[++index]
      else quoted = false
    } else if (character === '"' && field === '') quoted = true
    else if (character === delimiter) {
      row.push(field)
      field = ''
    } else if (character === '\n') endRow()
    else if (character !== '\r' || text[index + 1] !== '\n') field += character
  }
  if (field !== '' || row.length > 0) endRow()
  return rows.filter((fields) => fields.length > 1 || fields[0] !== '')
}
