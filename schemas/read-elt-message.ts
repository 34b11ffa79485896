import type { EltMessage } from './elt-message.ts'

/** The message of a body, or `undefined` where the body is something else. */
export function readEltMessage(body: string): EltMessage | undefined {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { id, type, source, position } = value as Partial<Record<keyof EltMessage, unknown>>
  const isMessage = typeof id === 'string' && typeof type === 'string' && typeof source === 'string' && Number.isInteger(position)
  // Its members have just been looked at; `record` may be anything.
  return isMessage && 'record' in value ? (value as EltMessage) : undefined
}
