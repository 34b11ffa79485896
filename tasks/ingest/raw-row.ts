/** One row of a file: what it holds, or why it cannot be read. Positions count from 1. */
export type RawRow = { readonly position: number; readonly record: unknown } | RejectedRow

/** A part of a file that is no event. */
export interface RejectedRow {
  readonly position: number
  readonly reason: RejectReason
  readonly message: string
  readonly text: string
}

/** Why a part of a file is no event. */
export type RejectReason = 'not-json' | 'not-utf8' | 'truncated' | 'empty-file' | 'unknown-record-type' | 'unknown-format' | 'too-large'

/** What a decoder puts in the place of bytes that are no UTF-8. */
const REPLACEMENT = '\uFFFD'

/** The row of a piece of JSON text. */
export function rowOf(position: number, text: string): RawRow {
  if (text.includes(REPLACEMENT)) {
    return {
      position,
      reason: 'not-utf8',
      message: 'it holds bytes that are no UTF-8: is the file compressed, or in another encoding?',
      text,
    }
  }
  try {
    return { position, record: JSON.parse(text) }
  } catch (error) {
    return { position, reason: 'not-json', message: (error as SyntaxError).message, text }
  }
}
