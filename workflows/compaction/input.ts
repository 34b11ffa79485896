import { type Static, Type } from '@sinclair/typebox'

/**
 * Which partition to compact: `{ "record_type": "shipments", "dt": "2025-12-31" }`.
 * A schedule compacts the day before it fires, unless it names one.
 */
export const CompactionInput = Type.Object(
  {
    /** One of the record types that the pipeline declares. */
    record_type: Type.String({ minLength: 1 }),
    /** The day of the partition, `YYYY-MM-DD`. */
    dt: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
    /** The folder in the bucket that the compacted files go below; one that the pipeline declares. Default: `silver_compacted`. */
    output_prefix: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)*$' }),
    /** What does the work. Default: `athena`. */
    engine: Type.Union([Type.Literal('athena'), Type.Literal('glue')]),
  },
  { additionalProperties: false },
)

export type CompactionInput = Static<typeof CompactionInput>
