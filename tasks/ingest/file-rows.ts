import { type RawRow, type RejectedRow, rowOf } from './raw-row.ts'
import { splitLines } from './split-lines.ts'
import { splitValues } from './split-values.ts'

const FORMATS: Readonly<Record<string, (chunks: AsyncIterable<string>) => AsyncGenerator<RawRow>>> = {
  '.jsonl': splitLines,
  '.ndjson': splitLines,
  '.json': splitValues,
}

/** Key endings of files that are read. */
export const SUFFIXES: readonly string[] = Object.freeze(Object.keys(FORMATS))

/** The rows of a file, by the ending of its key. A file without any is one reject: somebody meant to send something. */
export async function* fileRows(key: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> {
  const split = FORMATS[/\.[^./]+$/.exec(key)?.[0].toLowerCase() ?? '']
  if (split === undefined) {
    yield reject('unknown-format', `a bronze file ends in ${SUFFIXES.join(', ')}`)
    return
  }
  let isEmpty = true
  for await (const row of split(textOf(bytes))) {
    isEmpty = false
    yield row
  }
  if (isEmpty) yield reject('empty-file', 'the file holds no value')
}

function reject(reason: RejectedRow['reason'], message: string): RejectedRow {
  return { position: 1, reason, message, text: '' }
}

/** Text of bytes, however they were cut, without a byte-order mark. Bytes that are no UTF-8 are marked, and {@link rowOf} sees them. */
async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
