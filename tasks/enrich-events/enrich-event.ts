import type { EnrichedEvent, StreamEvent, User } from '../../schemas/stream-event.ts'

/** What is known of users, by their id. */
export type Users = ReadonlyMap<string, User>

const SATURDAY = 6
const SUNDAY = 0

/** Adds what is known of an event's user and of its time. Nothing of the event changes, and no event is left out. */
export function enrichEvent(event: StreamEvent, users: Users, batch: string): EnrichedEvent {
  const { country = null, segment = null } = users.get(event.user_id) ?? {}
  const time = new Date(event.event_time)
  const day = time.getUTCDay()
  return { ...event, country, segment, hour: time.getUTCHours(), is_weekend: day === SATURDAY || day === SUNDAY, batch }
}
