import type { LogFields } from '../logging/logger.ts'
import type { TransformInput } from './contract.ts'
import type { BadMessage, GoodMessage } from './read-messages.ts'

/** What became of the messages of each bronze object in a batch: a log line's fields for every one of them, in the order of their first message. */
export function objectLines(
  records: TransformInput['Records'],
  { good, bad }: { readonly good: readonly GoodMessage[]; readonly bad: readonly BadMessage[] },
  again: ReadonlySet<string>,
): readonly LogFields[] {
  const sources = new Map([...good, ...bad].map(({ messageId, message }) => [messageId, message?.source.replace(/^s3:\/\//, '')]))
  const refused = new Set(bad.map(({ messageId }) => messageId))
  const lines = new Map<string, { messages: number; refused: number; again: number; attempt: number }>()
  for (const { messageId, attributes } of records) {
    // A body that is no message of an ingestion has no object.
    const object = sources.get(messageId) ?? 'unknown'
    const line = lines.get(object) ?? { messages: 0, refused: 0, again: 0, attempt: 0 }
    line.messages++
    if (refused.has(messageId)) line.refused++
    if (again.has(messageId)) line.again++
    line.attempt = Math.max(line.attempt, Number(attributes?.ApproximateReceiveCount ?? 1))
    lines.set(object, line)
  }
  return [...lines].map(([object, line]) => ({ object, ...line }))
}
