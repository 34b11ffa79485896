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
