/** An input as DynamoDB's JSON: bytes are base64. */
export function toWire(input: object): string {
  return JSON.stringify(input, (_, value: unknown) => (value instanceof Uint8Array ? base64(value) : value))
}

/**
 * Reads DynamoDB's JSON: values of the types `B` and `BS` become bytes. An attribute of such a name holds a value, which is an object,
 * and is no text.
 */
export function fromWire(text: string): unknown {
  return JSON.parse(text, (name, value: unknown) => {
    if (name === 'B' && typeof value === 'string') return bytes(value)
    if (name === 'BS' && Array.isArray(value)) return value.map((member: unknown) => (typeof member === 'string' ? bytes(member) : member))
    return value
  })
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
