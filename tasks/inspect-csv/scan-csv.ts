/** What a scan stops at. Lines count from 1, as an editor shows them. */
export type CsvFinding =
  | { readonly kind: 'line-break-in-field'; readonly line: number }
  | { readonly kind: 'extra-fields'; readonly line: number; readonly fields: number; readonly columns: number }
  | { readonly kind: 'not-text'; readonly line: number }

/** What is known of a file after its last byte. */
export interface CsvScan {
  /** The header's line without its line end and byte-order mark; empty for an empty file. */
  readonly header: string
  readonly finding?: CsvFinding
}

const NEWLINE = 0x0a
const RETURN = 0x0d
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const NUL = 0x00
const UTF8_MARK = '\uFEFF'

/**
 * Scans a CSV file chunk by chunk: constant memory, no row is made. Ends at the first finding.
 * A quote opens a quoted field at the field's beginning only; inside, a quote that is doubled or behind a backslash stands
 * for itself, as the serde has it.
 */
export function csvScanner(): { feed(chunk: Uint8Array): CsvFinding | undefined; end(): CsvScan } {
  const headerBytes: number[] = []
  let line = 1
  let quotedSince = 0
  let fields = 1
  let columns = 0
  let inQuotes = false
  let afterQuote = false
  let afterBackslash = false
  let atFieldStart = true
  let lineIsEmpty = true
  let inHeader = true
  let finding: CsvFinding | undefined

  function endOfLine(): CsvFinding | undefined {
    if (inHeader) {
      columns = fields
      inHeader = lineIsEmpty
    } else if (fields > columns) {
      return { kind: 'extra-fields', line, fields, columns }
    }
    line++
    fields = 1
    atFieldStart = true
    lineIsEmpty = true
    return undefined
  }

  function step(byte: number): CsvFinding | undefined {
    if (byte === NUL) return { kind: 'not-text', line }
    if (inHeader && byte !== NEWLINE && byte !== RETURN) headerBytes.push(byte)
    if (inQuotes) {
      if (byte === NEWLINE) return { kind: 'line-break-in-field', line: quotedSince }
      const isEscaped = afterBackslash
      afterBackslash = byte === BACKSLASH && !isEscaped
      if (byte === QUOTE && !isEscaped) {
        inQuotes = false
        afterQuote = true
      }
      return undefined
    }
    if (byte === QUOTE && (atFieldStart || afterQuote)) {
      inQuotes = true
      if (atFieldStart) quotedSince = line
      lineIsEmpty = false
    } else if (byte === COMMA) {
      fields++
      atFieldStart = true
      afterQuote = false
      lineIsEmpty = false
      return undefined
    } else if (byte === NEWLINE) {
      afterQuote = false
      return endOfLine()
    } else if (byte !== RETURN) {
      lineIsEmpty = false
    }
    afterQuote = false
    atFieldStart = false
    return undefined
  }

  return {
    feed(chunk) {
      for (let index = 0; index < chunk.length && finding === undefined; index++) finding = step(chunk[index] as number)
      return finding
    },
    end() {
      if (finding === undefined && inQuotes) finding = { kind: 'line-break-in-field', line: quotedSince }
      if (finding === undefined && !lineIsEmpty) finding = endOfLine()
      const header = new TextDecoder().decode(Uint8Array.from(headerBytes))
      return { header: header.startsWith(UTF8_MARK) ? header.slice(1) : header, ...(finding && { finding }) }
    },
  }
}

/** A header's columns as the catalog names them: lower case, without quotes and spaces around. */
export function headerColumns(header: string): readonly string[] {
  return header === ''
    ? []
    : header.split(',').map((name) =>
        name
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .trim()
          .toLowerCase(),
      )
}
