import { Type } from '@sinclair/typebox'
import { EnrichedEvent, StreamEvent } from '../../schemas/stream-event.ts'

/**
 * What the enrichment task promises. It is no Lambda function but a container that ECS runs to its end: its input is its environment,
 * its output the files that it writes, its failure an exit code other than 0 with a line that begins with the error's name.
 */
export const enrichEvents = Object.freeze({
  /** The task definition's and the container's name, and the folder of its code. */
  name: 'enrich-events',
  environment: Type.Object({
    BUCKET: Type.String(),
    /** The folder of clean events, with its slash: JSON lines, plain or as gzip. */
    FROM: Type.String(),
    /** The folder for enriched events, with its slash: `part-00000.jsonl` and so on, the same at each try. */
    TO: Type.String(),
    /** The key of the users, JSON lines; where there is none, all users are unknown. */
    USERS: Type.String(),
    /** The batch, which is written into every event. */
    BATCH: Type.String(),
  }),
  event: StreamEvent,
  enriched: EnrichedEvent,
  errors: Object.freeze(['Enrich.BadEvent', 'Enrich.BadUser', 'MissingVariable'] as const),
})
