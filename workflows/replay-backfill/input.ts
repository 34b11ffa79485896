import { type Static, Type } from '@sinclair/typebox'
import type { JsonObject } from '../../asl/index.ts'
import { BRONZE_ZONES } from '../elt/zones.ts'

/** The most looks at silver: as many as an execution's history can hold. */
export const MOST_ATTEMPTS = 400

const Time = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$' })

/** What is replayed, where to, and how silver is inspected then. Every field has a default but `start`, `end` and `resume`. */
export const ReplayBackfillInput = Type.Object(
  {
    bronze_bucket: Type.String({ minLength: 3 }),
    /** Default: the folder of the record type. */
    src_prefix: Type.Optional(Type.String({ minLength: 1 })),
    /** Copies go to a folder of the execution's name below this. Default: `bronze/replay/manual`. */
    dest_prefix_base: Type.String({ pattern: `^${BRONZE_ZONES.replay}[A-Za-z0-9._/=-]+$` }),
    /** Hours back from `end`. Default: 24; a `start` takes its place. */
    window_hours: Type.Number({ minimum: 0.01, maximum: 87_600 }),
    /** Objects that were last written at this moment or later: ISO 8601 with a zone. */
    start: Type.Optional(Time),
    /** And before this moment. Default: when the execution began. */
    end: Type.Optional(Time),
    silver_bucket: Type.String({ minLength: 3 }),
    silver_prefix: Type.String({ minLength: 1 }),
    record_type: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
    /** Recent Parquet objects in silver that end the inspection. Default: 1. */
    min_parquet_objects: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    /** Default: 30. */
    poll_interval_seconds: Type.Integer({ minimum: 1, maximum: 3_600 }),
    /** Default: 20. */
    max_attempts: Type.Integer({ minimum: 1, maximum: MOST_ATTEMPTS }),
    /** The name of a run that was broken off: its plan is carried on, whatever window and prefixes are given beside. */
    resume: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' })),
  },
  { additionalProperties: false },
)

export type ReplayBackfillInput = Static<typeof ReplayBackfillInput>

/** Where the deployment's own buckets stand in. */
export function replayDefaults(bronzeBucket: string, silverBucket: string, silverPrefix: string): JsonObject {
  return {
    bronze_bucket: bronzeBucket,
    dest_prefix_base: `${BRONZE_ZONES.replay}manual`,
    window_hours: 24,
    silver_bucket: silverBucket,
    silver_prefix: silverPrefix.replace(/\/$/, ''),
    record_type: 'shipments',
    min_parquet_objects: 1,
    poll_interval_seconds: 30,
    max_attempts: 20,
  }
}
