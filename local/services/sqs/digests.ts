import { createHash, type Hash } from 'node:crypto'
import type { MessageRecord } from './message.ts'

/** The MD5 of a body, hexadecimal: the SDK refuses an answer in which it is wrong. */
export function bodyDigest(body: string): string {
  return createHash('md5').update(body).digest('hex')
}

const STRING = 1
const BINARY = 2

/** The MD5 of attributes, `undefined` for none. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation */
export function attributesDigest(attributes: MessageRecord['attributes']): string | undefined {
  const names = Object.keys(attributes).sort()
  if (names.length === 0) return undefined
  const hash = createHash('md5')
  for (const name of names) {
    const { type = '', text, bytes } = attributes[name] ?? {}
    addSized(hash, Buffer.from(name))
    addSized(hash, Buffer.from(type))
    hash.update(Uint8Array.of(bytes === undefined ? STRING : BINARY))
    addSized(hash, bytes === undefined ? Buffer.from(text ?? '') : Buffer.from(bytes, 'base64'))
  }
  return hash.digest('hex')
}

function addSized(hash: Hash, bytes: Uint8Array): void {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.byteLength)
  hash.update(length).update(bytes)
}
