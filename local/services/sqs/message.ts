import type { MessageAttributeValue } from '@aws-sdk/client-sqs'

/** A message attribute in a file: bytes as base64 text. */
export interface StoredAttribute {
  readonly type: string
  readonly text?: string
  /** Base64. */
  readonly bytes?: string
}

/** A message as its file holds it. Times are milliseconds since the Unix epoch. */
export interface MessageRecord {
  readonly id: string
  readonly body: string
  readonly attributes: Readonly<Record<string, StoredAttribute>>
  readonly sent: number
  /** From when it can be received; later than now while it is delayed or with a receiver. */
  readonly visibleAt: number
  readonly receiveCount: number
  readonly firstReceived?: number
  /** What the latest receiver holds: only its handle counts. */
  readonly receipt?: string
  /** The ARN of the queue that gave up on it, of a message in a dead-letter queue. */
  readonly deadLetterSource?: string
  /** Orders messages: 20 digits, as FIFO queues show it. */
  readonly sequence: string
  readonly groupId?: string
  readonly deduplicationId?: string
  readonly traceHeader?: string
}

/** What the sender of a message says. */
export type MessageDraft = Pick<MessageRecord, 'body' | 'attributes' | 'groupId' | 'deduplicationId' | 'traceHeader'> & {
  readonly delaySeconds?: number
}

/** Attributes as the API takes them, as a file holds them. */
export function storedAttributes(attributes: Readonly<Record<string, MessageAttributeValue>> = {}): MessageRecord['attributes'] {
  const entries = Object.entries(attributes).map(([name, { DataType = '', StringValue, BinaryValue }]) => {
    const stored: StoredAttribute = {
      type: DataType,
      ...(StringValue !== undefined && { text: StringValue }),
      ...(BinaryValue !== undefined && { bytes: Buffer.from(BinaryValue).toString('base64') }),
    }
    return [name, stored] as const
  })
  return Object.fromEntries(entries)
}

/** An attribute as the API answers it. */
export function attributeValue({ type, text, bytes }: StoredAttribute): MessageAttributeValue {
  return {
    DataType: type,
    ...(text !== undefined && { StringValue: text }),
    ...(bytes !== undefined && { BinaryValue: new Uint8Array(Buffer.from(bytes, 'base64')) }),
  }
}

/** Bytes of a message as SQS counts them: its body and its attributes' names, types and values. */
export function sizeOf({ body, attributes }: Pick<MessageRecord, 'body' | 'attributes'>): number {
  const sizes = Object.entries(attributes).map(
    ([name, { type, text = '', bytes = '' }]) =>
      Buffer.byteLength(name) + Buffer.byteLength(type) + Buffer.byteLength(text) + Buffer.byteLength(bytes, 'base64'),
  )
  return sizes.reduce((sum, size) => sum + size, Buffer.byteLength(body))
}
