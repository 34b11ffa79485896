/** How many records of which type, from which seed, in which form: the same four give the same bytes. */
export interface SampleShipmentsOptions {
  readonly type: 'shipments' | 'deliveries'
  /** A whole number from 0. */
  readonly count: number
  /** A whole number. */
  readonly seed: number
  /** `json` is one array, `jsonl` a record a line: the records are the same. */
  readonly format: 'json' | 'jsonl'
  /** The first day of events, `YYYY-MM-DD`. Default: `2025-01-01`. */
  readonly from?: string
  /** Days over which they are spread. Default: 1. */
  readonly days?: number
}

const PORTS = ['Rotterdam', 'Hamburg', 'Antwerp', 'Singapore', 'Busan', 'Santos', 'Durban', 'Halifax', 'Gdańsk', 'Oakland']
const CARRIERS = ['northline', 'bluefreight', 'parcelo', 'harbour & sons']
const NAMES = ['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Ø. Dahl']
const DAY_SECONDS = 86_400

/** Clean records as a bronze file holds them. */
export function* sampleShipments(options: SampleShipmentsOptions): Generator<string> {
  const { type, count, seed, format, from = '2025-01-01', days = 1 } = options
  const random = randomFrom(seed)
  const start = Date.parse(`${from}T00:00:00Z`)
  const isArray = format === 'json'
  if (isArray) yield '['
  for (let number = 1; number <= count; number++) {
    const seconds = Math.floor(random() * days * DAY_SECONDS)
    const time = new Date(start + seconds * 1000).toISOString().replace('.000Z', 'Z')
    const text = JSON.stringify(RECORDS[type](number, time, random))
    yield isArray ? `${number === 1 ? '\n' : ',\n'}${text}` : `${text}\n`
  }
  if (isArray) yield '\n]\n'
}

type Random = () => number

const RECORDS: { readonly [Type in SampleShipmentsOptions['type']]: (number: number, time: string, random: Random) => object } = {
  shipments: (number, time, random) => ({
    shipment_id: id('s', number),
    origin: pick(PORTS, random),
    destination: pick(PORTS, random),
    carrier: pick(CARRIERS, random),
    weight_kg: Math.round(random() * 2_000_000) / 1000,
    event_time: time,
  }),
  deliveries: (number, time, random) => ({
    delivery_id: id('d', number),
    shipment_id: id('s', 1 + Math.floor(random() * number)),
    parcels: 1 + Math.floor(random() * 12),
    signed: random() < 0.7,
    ...(random() < 0.8 && { recipient: pick(NAMES, random) }),
    event_time: time,
  }),
}

function id(letter: string, number: number): string {
  return `${letter}${String(number).padStart(8, '0')}`
}

function pick<T>(values: readonly T[], random: Random): T {
  // `random()` is below 1, so the index is within the list.
  return values[Math.floor(random() * values.length)] as T
}

/** Mulberry32: small, fast, and the same on every machine. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
