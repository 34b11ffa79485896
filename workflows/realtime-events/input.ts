import { type Static, Type } from '@sinclair/typebox'

/** Which batch of raw events to process; S3's event of a new raw object says the same by its key. */
export const RealtimeEventsInput = Type.Object(
  {
    /** The day on which the batch came, `YYYY-MM-DD`. */
    dt: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
    /** The batch's name: letters, digits, `-` and `_`. */
    batch: Type.String({ pattern: '^[A-Za-z0-9_-]+$' }),
    /** Whether enrichment must not wait for spare capacity: it then runs on Fargate instead of Fargate Spot. Default: no. */
    critical: Type.Boolean(),
    /** Process a batch that another execution has taken: after one that failed for good. What is published already is not sent again. Default: no. */
    again: Type.Boolean(),
  },
  { additionalProperties: false },
)

export type RealtimeEventsInput = Static<typeof RealtimeEventsInput>
