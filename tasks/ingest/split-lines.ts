import { type RawRow, rowOf } from './raw-row.ts'

/** Rows of JSONL: one value a line, whatever the line's end; empty lines hold nothing. Positions are line numbers from 1. */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<RawRow> {
  let rest = ''
  let line = 0
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      line++
      if (text.trim() !== '') yield rowOf(line, text.trim())
    }
  }
  if (rest.trim() !== '') yield rowOf(line + 1, rest.trim())
}
