import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { check } from '../../../analysis/check/index.ts'
import { limits } from '../../../analysis/limits/index.ts'
import { compile } from '../../../asl/index.ts'
import { purchasesByCountry, userEvents } from '../../../workflows/index.ts'

const whole: unknown = JSON.parse(JSON.stringify(compile(userEvents)))

/** Every place of a document at which something can be replaced. */
function placesOf(value: unknown, place: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [place]
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [place, ...entries.flatMap(([key, member]) => placesOf(member, [...place, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as object) }
  // The place was read off this very document.
  const holder = copy as Record<string | number, unknown>
  holder[key] = replaced(holder[key], rest, by)
  return copy
}

const damage = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, '', '$', '$$', '{%', '%}', '{% ( %}', '{% $ %}', 'States.Format(', '$..[?(@', [], {}, -1, [[]], {
    Type: 'Map',
  }),
)

test('a definition damaged anywhere is judged, and nothing is thrown', () => {
  const places = placesOf(whole)
  fc.assert(
    fc.property(fc.constantFrom(...places), damage, fc.constantFrom('STANDARD' as const, 'EXPRESS' as const), (place, by, type) => {
      const document = replaced(whole, place, by)
      for (const { code, path, message, hint } of check(document, { type })) {
        expect([code, message, hint].every((text) => text.length > 0)).toBe(true)
        expect(path === '' || path.startsWith('/')).toBe(true)
      }
      limits(document)
    }),
    { numRuns: 150 },
  )
})

test('any value and any text is judged, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true }), fc.string(), fc.json()), (value) => {
      check(value)
      limits(value)
    }),
    { numRuns: 300 },
  )
})

test.each([
  [
    'an object that holds itself',
    () => {
      const loop: { self?: unknown } = {}
      loop.self = loop
      return loop
    },
  ],
  [
    'a getter that throws',
    () => ({
      get States(): never {
        throw new Error('no')
      },
    }),
  ],
  ['nothing', () => undefined],
  ['a symbol', () => Symbol('machine')],
])('%s is no definition', (_name, make) => {
  expect(check(make()).map(({ code }) => code)).toEqual(['not-a-definition'])
})

test.each([
  ['brackets', `{% ${'('.repeat(20_000)}1${')'.repeat(20_000)} %}`],
  ['additions', `{% ${'1+'.repeat(30_000)}1 %}`],
])('an expression of many %s is refused, not thrown at', (_name, Output) => {
  const codes = check({ QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', Output, End: true } } }).map(
    ({ code }) => code,
  )
  expect(codes).toEqual(['invalid-jsonata'])
})

test('a path of many brackets is refused, not thrown at', () => {
  const path = `$.a[?(${'('.repeat(20_000)}@.b${')'.repeat(20_000)})]`
  const machine = {
    StartAt: 'A',
    States: { A: { Type: 'Pass', InputPath: path, Parameters: { 'a.$': `States.Array(${path})` }, End: true } },
  }
  expect(check(machine).map(({ code }) => code)).toEqual(['invalid-path', 'invalid-payload-template'])
})

test('ten thousand states in a row are judged in less than a few seconds', () => {
  const States: Record<string, object> = { end: { Type: 'Succeed' } }
  for (let index = 0; index < 10_000; index++) States[`s${index}`] = { Type: 'Pass', Next: index === 9_999 ? 'end' : `s${index + 1}` }
  const began = performance.now()
  expect(check({ QueryLanguage: 'JSONata', StartAt: 's0', States })).toEqual([])
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('the workflows have no error and no warning', () => {
  for (const workflow of [userEvents, purchasesByCountry]) {
    expect(check(compile(workflow)).filter(({ severity }) => severity !== 'info')).toEqual([])
  }
})

test('the loop that waits for the crawl is bounded by its counter, and fits into the history on its shortest way', () => {
  const { loops, events } = limits(compile(userEvents))
  expect(loops).toEqual([
    {
      path: expect.any(String),
      turns: expect.any(Number),
      counter: expect.stringMatching(/^\$\w+$/),
      eventsPerTurn: expect.objectContaining({ least: expect.any(Number) }),
    },
  ])
  for (const { turns = Number.POSITIVE_INFINITY, eventsPerTurn } of loops) expect(turns * eventsPerTurn.least).toBeLessThan(events.quota)
})
