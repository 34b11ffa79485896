/** A page of a result file. */
export interface ResultPage {
  /** `undefined` is NULL. */
  readonly rows: readonly (readonly (string | undefined)[])[]
  /** Where the next page begins, in bytes; absent at the end. */
  readonly next?: number
}

const QUOTE = 34
const COMMA = 44
const LINE_FEED = 10

/** Cuts rows out of a result CSV, from a byte position on: a field without quotes is NULL. */
export function csvRows(bytes: Uint8Array, start: number, count: number): ResultPage {
  const decoder = new TextDecoder()
  const rows: (string | undefined)[][] = []
  let at = start
  while (at < bytes.length && rows.length < count) {
    const row: (string | undefined)[] = []
    for (;;) {
      if (bytes[at] === QUOTE) {
        const close = closingQuote(bytes, at)
        row.push(decoder.decode(bytes.subarray(at + 1, close)).replaceAll('""', '"'))
        at = close + 1
      } else row.push(undefined)
      const separator = bytes[at++]
      if (separator !== COMMA) break
    }
    rows.push(row)
  }
  return { rows, ...(at < bytes.length && { next: at }) }
}

function closingQuote(bytes: Uint8Array, open: number): number {
  let at = open + 1
  while (at < bytes.length) {
    if (bytes[at] === QUOTE) {
      if (bytes[at + 1] !== QUOTE) return at
      at++
    }
    at++
  }
  return at
}

/** Cuts lines out of a text result, from a byte position on; each is one value. */
export function textRows(bytes: Uint8Array, start: number, count: number): ResultPage {
  const decoder = new TextDecoder()
  const rows: string[][] = []
  let at = start
  while (at < bytes.length && rows.length < count) {
    const end = bytes.indexOf(LINE_FEED, at)
    rows.push([decoder.decode(bytes.subarray(at, end < 0 ? bytes.length : end))])
    at = end < 0 ? bytes.length : end + 1
  }
  return { rows, ...(at < bytes.length && { next: at }) }
}
