import { type Static, Type } from '@sinclair/typebox'

/** Where the event of a written partition comes from, and what it is called: what rules match. */
export const PARTITION_WRITTEN = Object.freeze({ source: 'sluice.lake', detailType: 'Partition Written' })

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
