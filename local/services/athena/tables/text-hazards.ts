import { isUtf8 } from 'node:buffer'
import type { DelimitedText } from './delimited-text.ts'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
/** DuckDB's own limit is 2 MB a line. */
const LONGEST_LINE = 1_000_000

/**
 * Whether a file means to DuckDB's CSV reader exactly what it means to the SerDe: valid UTF-8, no byte order mark, no NUL, no empty line,
 * one kind of line break, at most as many fields as columns, quotes only around whole fields and closed on their line, no escapes.
 * One pass over the bytes.
 */
export function isPlain(bytes: Buffer, { separator, quote, escaper }: DelimitedText, columns: number): boolean {
  if (!isUtf8(bytes) || bytes.includes(0) || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)) return false
  if (escaper !== '' && bytes.includes(escaper)) return false
  if (separator.length !== 1 || separator.charCodeAt(0) > 127) return false
  return hasPlainLines(bytes, separator.charCodeAt(0), quote === '' || !bytes.includes(quote) ? -1 : quote.charCodeAt(0), columns)
}

/** `quote` is -1 where the file has none. */
function hasPlainLines(bytes: Buffer, separator: number, quote: number, columns: number): boolean {
  let fields = 1
  let lineStart = 0
  let fieldStart = 0
  let returns = 0
  let lines = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] as number
    if (byte === separator) {
      fields++
      fieldStart = index + 1
    } else if (byte === LINE_FEED) {
      if (index === lineStart || (index === lineStart + 1 && bytes[lineStart] === CARRIAGE_RETURN)) return false
      if (fields > columns || index - lineStart > LONGEST_LINE) return false
      lines++
      if (bytes[index - 1] === CARRIAGE_RETURN) returns++
      // DuckDB keeps to one kind of line break in a file.
      if (returns > 0 && returns < lines) return false
      fields = 1
      lineStart = index + 1
      fieldStart = lineStart
    } else if (byte === CARRIAGE_RETURN) {
      if (bytes[index + 1] !== LINE_FEED) return false
    } else if (byte === quote) {
      if (index !== fieldStart) return false
      const close = closingQuote(bytes, index, quote)
      if (close < 0) return false
      const after = bytes[close + 1]
      if (
        after !== undefined &&
        after !== separator &&
        after !== LINE_FEED &&
        !(after === CARRIAGE_RETURN && bytes[close + 2] === LINE_FEED)
      )
        return false
      index = close
    }
  }
  return fields <= columns && bytes.length - lineStart <= LONGEST_LINE
}

/** The quote that ends a field, doubled ones skipped; -1 when the line ends first. */
function closingQuote(bytes: Buffer, open: number, quote: number): number {
  for (let index = open + 1; index < bytes.length; index++) {
    const byte = bytes[index]
    if (byte === LINE_FEED || byte === CARRIAGE_RETURN) return -1
    if (byte !== quote) continue
    if (bytes[index + 1] !== quote) return index
    index++
  }
  return -1
}
