import { createHash } from 'node:crypto'
import type { AttributeValue, KeySchemaElement } from '@aws-sdk/client-dynamodb'

/** An item as the SDK has it. */
export type Item = Readonly<Record<string, AttributeValue>>

/** The key of an item or of a request. */
export function keyOf(item: Item, schema: readonly KeySchemaElement[]): Record<string, AttributeValue> {
  return Object.fromEntries(schema.flatMap(({ AttributeName: name = '' }) => (item[name] === undefined ? [] : [[name, item[name]]])))
}

/** A key as one text: what a file is named by. Readable where its values are plain, and unique always. */
export function keyName(key: Item): string {
  const values = Object.values(key).map((value) => String(Object.values(value)[0]))
  const readable = values
    .join(' ')
    .replace(/[^\w.@=-]+/g, '_')
    .slice(0, 80)
  return `${readable}-${createHash('sha256').update(itemText(key)).digest('hex').slice(0, 16)}`
}

const BYTES = '$base64'

/** An item as JSON; bytes as base64. */
export function itemText(item: Item): string {
  return JSON.stringify(
    item,
    (_, value: unknown) => (value instanceof Uint8Array ? { [BYTES]: Buffer.from(value).toString('base64') } : value),
    2,
  )
}

/** Reads what {@link itemText} wrote. */
export function parseItem(text: string): Record<string, AttributeValue> {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && BYTES in value ? new Uint8Array(Buffer.from(String(value[BYTES]), 'base64')) : value,
  ) as Record<string, AttributeValue>
}
