import type { EltMessage } from '../../schemas/elt-message.ts'
import { fileRows } from './file-rows.ts'
import { digestOf } from './object-version.ts'
import type { RejectedRow } from './raw-row.ts'
import { recordTypeOf } from './record-type-of.ts'
import { bytesOf, MOST_BYTES, type Outgoing } from './send-all.ts'

/** A file whose rows become messages. */
export interface RowsToSend {
  readonly key: string
  readonly bytes: AsyncIterable<Uint8Array>
  /** Names this delivery of the file: its rows' message ids are made of it. */
  readonly delivery: string
  /** `s3://bucket/key#etag` of the object in which the rows first came. */
  readonly origin: string
  /** Names of the record types that have a contract. */
  readonly types: ReadonlySet<string>
  /** Default: 256 KiB. */
  readonly mostBytes?: number
  readonly reject: (row: RejectedRow) => Promise<void>
}

/** One message for each row of a file; what cannot be one is given to `reject`. Every row goes one of the two ways. */
export async function* objectMessages(options: RowsToSend): AsyncGenerator<Outgoing> {
  const { key, bytes, delivery, origin, types, mostBytes = MOST_BYTES, reject } = options
  const type = recordTypeOf(key)
  for await (const row of fileRows(key, bytes)) {
    if (!('record' in row)) {
      await reject(row)
      continue
    }
    const { position, record } = row
    if (type === undefined || !types.has(type)) {
      const message = `${type ?? 'this key'} has no contract: the record types are ${[...types].join(', ')}, as in bronze/<type>/dt=<day>/<file>`
      await reject({ position, reason: 'unknown-record-type', message, text: JSON.stringify(record) })
      continue
    }
    const id = digestOf(`${delivery}:${position}`)
    const body = JSON.stringify({ id, type, source: origin, position, record } satisfies EltMessage)
    const size = bytesOf(body)
    if (size > mostBytes) {
      const message = `a message of ${size} bytes, more than the ${mostBytes} that the queue takes`
      await reject({ position, reason: 'too-large', message, text: JSON.stringify(record) })
    } else {
      yield { id, body }
    }
  }
}
