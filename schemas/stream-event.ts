import { type Static, Type } from '@sinclair/typebox'

/** The types of events: each is a folder of the processed zone. `sql/realtime-events/process.sql` knows the same. */
export const EVENT_TYPES = Object.freeze(['signup', 'login', 'view', 'add_to_cart', 'purchase', 'logout'] as const)

/** An event of the ingest stream, one JSON object a record. */
export const StreamEvent = Type.Object(
  {
    /** Unique: of several events with one id in a batch one counts. */
    event_id: Type.String({ minLength: 1 }),
    user_id: Type.String({ minLength: 1 }),
    event_type: Type.Union(EVENT_TYPES.map((type) => Type.Literal(type))),
    /** ISO 8601, in UTC where it names no zone. */
    event_time: Type.String(),
    /** In the shop's currency; a purchase must have one. */
    amount: Type.Optional(Type.Union([Type.Number({ minimum: 0 }), Type.Null()])),
    page: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  },
  { additionalProperties: false },
)

export type StreamEvent = Static<typeof StreamEvent>

/** An event of the downstream stream: what is known of its user and its time is added. */
export const EnrichedEvent = Type.Composite([
  StreamEvent,
  Type.Object({
    /** ISO 3166-1 alpha-2; null for a user who is not known. */
    country: Type.Union([Type.String(), Type.Null()]),
    segment: Type.Union([Type.String(), Type.Null()]),
    /** 0 to 23, UTC. */
    hour: Type.Integer({ minimum: 0, maximum: 23 }),
    is_weekend: Type.Boolean(),
    /** The batch that it came with. */
    batch: Type.String(),
  }),
])

export type EnrichedEvent = Static<typeof EnrichedEvent>

/** A user of the reference file, one JSON object a line. */
export const User = Type.Object({
  user_id: Type.String({ minLength: 1 }),
  country: Type.Optional(Type.String()),
  segment: Type.Optional(Type.String()),
})

export type User = Static<typeof User>
