/** One value of a CSV file, without its quotes. */
export interface CsvValue {
  readonly text: string
  readonly isQuoted: boolean
}

/** Rows read, and how many characters of the text they took. */
export interface CsvRows {
  readonly rows: readonly (readonly CsvValue[])[]
  readonly characters: number
}

/** How a CSV file is written. */
export interface CsvDialect {
  readonly delimiter: string
  readonly quoteSymbol: string
}

/** A quote that is not closed within so many characters is no quote. */
const LONGEST_QUOTED = 2 ** 16

/**
 * Reads at most `limit` rows. Quotes may hold delimiters, line ends and doubled quotes; lines with nothing in them are no rows.
 * With `isTruncated` the text is the beginning of a file, so a row that the text does not end is left out.
 */
export function csvRows(text: string, { delimiter, quoteSymbol }: CsvDialect, limit: number, isTruncated = false): CsvRows {
  const rows: CsvValue[][] = []
  let row: CsvValue[] = []
  let at = 0
  let end = 0

  const endRow = () => {
    const isBlank = row.length === 1 && row[0]?.text === '' && !row[0].isQuoted
    if (!isBlank) rows.push(row)
    row = []
    end = at
  }

  while (at < text.length && rows.length < limit) {
    const value = text[at] === quoteSymbol ? quotedValue(text, at, quoteSymbol) : undefined
    // The quote may be closed behind a sample's end.
    if (text[at] === quoteSymbol && value === undefined && isTruncated && text.length - at < LONGEST_QUOTED) break
    if (value !== undefined) at = value.end
    const start = at
    while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
    const rest = text.slice(start, at)
    row.push(value === undefined ? { text: rest, isQuoted: false } : { text: value.text + rest, isQuoted: true })

    if (text[at] === delimiter) {
      at++
      if (at === text.length) row.push({ text: '', isQuoted: false })
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1
      endRow()
    }
  }
  if (row.length > 0 && rows.length < limit && !isTruncated) endRow()
  return { rows, characters: end }
}

/** The value in quotes that begins at `start`; undefined where the quote is not closed, which makes it a plain character. */
function quotedValue(text: string, start: number, quote: string): { readonly text: string; readonly end: number } | undefined {
  let value = ''
  let at = start + 1
  while (true) {
    const close = text.indexOf(quote, at)
    if (close < 0 || close - start > LONGEST_QUOTED) return undefined
    value += text.slice(at, close)
    if (text[close + 1] !== quote) return { text: value, end: close + 1 }
    value += quote
    at = close + 2
  }
}
