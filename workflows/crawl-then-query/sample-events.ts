/** How many events, and from which seed: the same two give the same bytes. */
export interface SampleOptions {
  /** Lines after the header; a whole number from 0. */
  readonly count: number
  /** A whole number. */
  readonly seed: number
}

const HEADER = 'event_id,user_id,event_type,event_time'
const TYPES = ['signup', 'login', 'view', 'view', 'view', 'add_to_cart', 'purchase', 'logout']
const WRONG_TYPES = ['VIEW', 'veiw', 'click?', 'null']
const WRONG_TIMES = ['yesterday', '2025-13-45 00:00:00', '1736899200', '2025-02-30 10:00:00']
const START = Date.UTC(2025, 0, 1)
const SPAN_MS = 14 * 86_400_000
const USERS_PER_EVENT = 1 / 25
/** One event in twelve has something wrong with it. */
const DIRTY = 1 / 12

/** One generated event, before it is written as a line. */
interface Event {
  id: string
  user: string
  type: string
  time: string
}

type Dirt = (event: Event, random: Random, before: string | undefined) => Event

const DIRT: readonly Dirt[] = [
  (event) => ({ ...event, user: '' }),
  (event) => ({ ...event, type: '' }),
  (event) => ({ ...event, time: '' }),
  (event) => ({ ...event, user: '', type: '' }),
  (event, random) => ({ ...event, type: pick(WRONG_TYPES, random) }),
  (event, random) => ({ ...event, time: pick(WRONG_TIMES, random) }),
  (event, _, before) => (before === undefined ? { ...event, id: '' } : { ...event, id: before }),
]

/**
 * Lines of a CSV file of user events that is as dirty as real ones: missing fields, unknown types, unreadable times,
 * ids that come twice, two timestamp formats, quoted fields, rows out of order. The header comes first; every line ends in `\n`.
 */
export function* sampleEvents({ count, seed }: SampleOptions): Generator<string> {
  const random = randomFrom(seed)
  const users = Math.max(3, Math.round(count * USERS_PER_EVENT))
  let before: string | undefined
  yield `${HEADER}\n`
  for (let number = 1; number <= count; number++) {
    const clean = eventOf(number, users, random)
    const event = random() < DIRTY ? pick(DIRT, random)(clean, random, before) : clean
    before = clean.id
    yield `${event.id},${event.user},${event.type},${random() < 0.1 ? `"${event.time}"` : event.time}\n`
  }
}

function eventOf(number: number, users: number, random: Random): Event {
  const moment = new Date(START + Math.floor((random() * SPAN_MS) / 1000) * 1000).toISOString()
  return {
    id: `e${String(number).padStart(7, '0')}`,
    user: `u${String(1 + Math.floor(random() * users)).padStart(5, '0')}`,
    type: pick(TYPES, random),
    time: random() < 0.5 ? moment.replace('.000Z', 'Z') : moment.replace('T', ' ').replace('.000Z', ''),
  }
}

/** A source of numbers from 0 up to, but not including, 1. */
export type Random = () => number

/** One of the values. */
export function pick<T>(values: readonly T[], random: Random): T {
  // `random()` is below 1, so the index is within the list.
  return values[Math.floor(random() * values.length)] as T
}

/** Mulberry32: small, fast, and the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
