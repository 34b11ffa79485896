import type { JsonObject, JsonValue } from '../../../asl/json.ts'
import type { RandomSource } from './random-source.ts'

const NAMES = ['a', 'b', 'items', 'n', 'text', 'deep', 'at', 'with space', '__proto__', 'constructor', 'length', 'é', '$x', '']
const TEXTS = [
  '',
  'a',
  'text',
  '2026-01-01T00:00:00Z',
  '12',
  '1e3',
  '{"a":1}',
  '[1,2',
  '$.a',
  '{% 1 %}',
  'ü€😀',
  "it's",
  '\\',
  '*',
  '\u0000',
]
const NUMBERS = [0, -0, 1, -1, 2, 7, 40, 0.5, -2.75, 1e21, 1e-9, Number.MAX_SAFE_INTEGER, 99_999_999]

/** A JSON value: small most of the time, with the odd shapes that break careless code. */
export function randomValue(random: RandomSource, depth = 3): JsonValue {
  const kind = random.integer(depth > 0 ? 8 : 5)
  if (kind === 0) return null
  if (kind === 1) return random.chance(0.5)
  if (kind <= 3) return random.pick(NUMBERS)
  if (kind === 4) return random.pick(TEXTS)
  if (kind === 5) return Array.from({ length: random.integer(4) }, () => randomValue(random, depth - 1))
  return randomObject(random, depth)
}

/** An object of such values. */
export function randomObject(random: RandomSource, depth = 3): JsonObject {
  const entries = Array.from({ length: random.integer(5) }, () => [random.pick(NAMES), randomValue(random, depth - 1)] as const)
  return Object.fromEntries(entries)
}

/** An input that the paths of the machines find something in, often. */
export function randomInput(random: RandomSource): JsonValue {
  if (random.chance(0.2)) return randomValue(random)
  return {
    ...randomObject(random),
    a: randomValue(random, 2),
    items: Array.from({ length: random.integer(6) }, () => randomValue(random, 1)),
    n: random.pick(NUMBERS),
    text: random.pick(TEXTS),
    at: '2026-01-01T00:00:10Z',
    deep: { a: { b: randomValue(random, 1) } },
  }
}
