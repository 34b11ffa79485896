import { EVENT_TYPES } from '../../schemas/stream-event.ts'
import { pick, type Random, randomFrom, type SampleOptions } from '../crawl-then-query/sample-events.ts'

/** Options of {@link sampleStreamEvents}. */
export interface StreamSampleOptions extends SampleOptions {
  /** The day on which they come, `YYYY-MM-DD`: events are of this day and the one before. */
  readonly day: string
}

const USERS_PER_EVENT = 1 / 25
/** One event in ten has something wrong with it. */
const DIRTY = 1 / 10
const PAGES = ['/', '/search', '/product/17', '/basket', '/checkout']
const DAY_MS = 86_400_000

type Event = Readonly<Record<string, unknown>>

/** What goes wrong in real streams, each as the line that comes. */
const DIRT: readonly ((event: Event, random: Random, before: Event | undefined) => string)[] = [
  // Cut off by a writer that died.
  (event, random) => JSON.stringify(event).slice(0, 5 + Math.floor(random() * 40)),
  (event) => JSON.stringify({ ...event, user_id: undefined }),
  (event) => JSON.stringify({ ...event, event_time: null }),
  (event) => JSON.stringify({ ...event, user_id: 4711 }),
  (event) => JSON.stringify({ ...event, amount: '12,50' }),
  (event) => JSON.stringify({ ...event, event_type: 'veiw' }),
  (event) => JSON.stringify({ ...event, event_time: 'yesterday' }),
  (event) => JSON.stringify({ ...event, event_time: '1999-12-31T23:59:59Z' }),
  (event) => JSON.stringify({ ...event, campaign: 'spring' }),
  (event) => JSON.stringify([event]),
  () => 'ping',
  (event, _, before) => JSON.stringify(before ?? { ...event, event_id: '' }),
]

/** The payloads of records as dirty as real ones: cut off, of wrong types, with unknown fields, twice. The same options give the same texts. */
export function* sampleStreamEvents({ count, seed, day }: StreamSampleOptions): Generator<string> {
  const random = randomFrom(seed)
  const users = Math.max(3, Math.round(count * USERS_PER_EVENT))
  let before: Event | undefined
  for (let number = 1; number <= count; number++) {
    const event = eventOf(number, users, Date.parse(day), random)
    yield random() < DIRTY ? pick(DIRT, random)(event, random, before) : JSON.stringify(event)
    before = event
  }
}

/** The lines of a file of the users of {@link sampleStreamEvents}; one in eight is not among them. */
export function* sampleUsers({ count, seed }: SampleOptions): Generator<string> {
  const random = randomFrom(seed)
  const users = Math.max(3, Math.round(count * USERS_PER_EVENT))
  for (let number = 1; number <= users; number++) {
    const country = pick(['NO', 'SE', 'DK', 'DE'], random)
    if (random() < 7 / 8) yield JSON.stringify({ user_id: userId(number), country, segment: pick(['new', 'loyal'], random) })
  }
}

function eventOf(number: number, users: number, day: number, random: Random): Event {
  const event_type = pick(EVENT_TYPES, random)
  const time = new Date(day - DAY_MS + Math.floor(random() * 2 * DAY_MS))
  return {
    event_id: `e${String(number).padStart(7, '0')}`,
    user_id: userId(1 + Math.floor(random() * users)),
    event_type,
    event_time: time.toISOString(),
    ...(event_type === 'purchase' && { amount: Math.round(random() * 20_000) / 100 }),
    ...(random() < 0.7 && { page: pick(PAGES, random) }),
  }
}

function userId(number: number): string {
  return `u${String(number).padStart(5, '0')}`
}
