import { type Static, Type } from '@sinclair/typebox'

/** One event on the way from bronze to silver: the body of an SQS message. */
export const EltMessage = Type.Object({
  /** Names the delivery of one row: the same object, version and place give the same id, and a replay gives another. */
  id: Type.String(),
  type: Type.String(),
  /** `s3://bucket/key#etag` of the object in which the row first came; a replayed copy keeps its original's. */
  source: Type.String(),
  /** The row's place in that object, counted from 1: a line, or an element of the array. */
  position: Type.Integer({ minimum: 1 }),
  record: Type.Unknown(),
})

export type EltMessage = Static<typeof EltMessage>

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
