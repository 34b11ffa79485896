import { appendFile, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Notification } from './notification.ts'
import { textFor } from './notification.ts'
import type { TopicRecord } from './topic.ts'

/** What lies in the inbox of a topic, a line each: what people would have got by mail. */
export interface InboxLine {
  readonly messageId: string
  /** ISO 8601. */
  readonly time: string
  readonly subject?: string
  readonly message: string
  readonly attributes?: Readonly<Record<string, string>>
  /** Addresses of subscribers that are no queues and no functions. */
  readonly to: readonly string[]
}

/** Appends a message to `<folder>/<topic>.jsonl`, whoever subscribes. */
export async function appendToInbox(folder: string, topic: TopicRecord, notification: Notification): Promise<void> {
  const { messageId, published, subject, attributes } = notification
  const texts = Object.entries(attributes).map(([name, { StringValue = '' }]) => [name, StringValue] as const)
  const line: InboxLine = {
    messageId,
    time: new Date(published).toISOString(),
    ...(subject !== undefined && { subject }),
    message: textFor(notification, 'email'),
    ...(texts.length > 0 && { attributes: Object.fromEntries(texts) }),
    to: topic.subscriptions.filter(({ protocol }) => protocol !== 'sqs' && protocol !== 'lambda').map(({ endpoint }) => endpoint),
  }
  const file = join(folder, `${topic.name}.jsonl`)
  await mkdir(dirname(file), { recursive: true })
  await appendFile(file, `${JSON.stringify(line)}\n`)
}
