import { type Static, Type } from '@sinclair/typebox'

export { PARTITION_WRITTEN } from './partition-written-event.ts'

/** The detail of a partition-written event: what was written, not how often. One event may stand for several files. */
export const PartitionWritten = Type.Object({
  record_type: Type.String(),
  /** The day of the partition, `YYYY-MM-DD`. */
  dt: Type.String(),
  bucket: Type.String(),
  /** The folder that was written to, with its slash. */
  prefix: Type.String(),
  /** Rows that were added, where the writer counted them. */
  rows: Type.Optional(Type.Integer({ minimum: 0 })),
})

export type PartitionWritten = Static<typeof PartitionWritten>
