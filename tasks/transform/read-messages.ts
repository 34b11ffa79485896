import { type CheckedRecord, checkRecord } from '../../schemas/check-record.ts'
import type { EltMessage } from '../../schemas/elt-message.ts'
import { readEltMessage } from '../../schemas/read-elt-message.ts'
import type { RecordType } from '../../schemas/record-type.ts'
import type { TransformInput } from './contract.ts'

/** A message that keeps its contract. */
export interface GoodMessage {
  readonly messageId: string
  readonly message: EltMessage
  readonly type: RecordType
  readonly checked: CheckedRecord
}

/** A message that does not, with its reason. */
export interface BadMessage {
  readonly messageId: string
  readonly body: string
  /** Absent where the body is no message at all. */
  readonly message?: EltMessage
  readonly faults: readonly { readonly code: string; readonly message: string }[]
}

/** Reads messages by the contracts of their types. Every message is good or bad. */
export function readMessages(records: TransformInput['Records'], types: ReadonlyMap<string, RecordType>) {
  const good: GoodMessage[] = []
  const bad: BadMessage[] = []
  for (const { messageId, body } of records) {
    const message = readEltMessage(body)
    if (message === undefined) {
      bad.push({ messageId, body, faults: [{ code: 'not-a-message', message: 'the body is no message of an ingestion' }] })
      continue
    }
    const type = types.get(message.type)
    if (type === undefined) {
      bad.push({ messageId, body, message, faults: [{ code: 'unknown-record-type', message: `${message.type} has no contract` }] })
      continue
    }
    const checked = checkRecord(type, message.record)
    if ('faults' in checked) bad.push({ messageId, body, message, faults: checked.faults })
    else good.push({ messageId, message, type, checked })
  }
  return { good, bad }
}
