import { expect, test } from '@jest/globals'
import { Value } from '@sinclair/typebox/value'
import fc from 'fast-check'
import { EnrichedEvent, type StreamEvent } from '../../schemas/stream-event.ts'
import { enrichEvent } from '../../tasks/enrich-events/enrich-event.ts'
import { type EnrichPorts, enrichFiles } from '../../tasks/enrich-events/enrich-files.ts'
import { readEvent, readUser } from '../../tasks/enrich-events/read-lines.ts'

const EVENT: StreamEvent = { event_id: 'e1', user_id: 'u1', event_type: 'view', event_time: '2025-06-14T23:30:00.000Z', page: '/' }
const USERS = new Map([['u1', { user_id: 'u1', country: 'NO', segment: 'loyal' }]])

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values
}

/** Files in memory. */
function memory(events: Readonly<Record<string, readonly string[]>>, users?: readonly string[]) {
  const written = new Map<string, string>()
  const ports: EnrichPorts = {
    users: async () => (users === undefined ? undefined : { file: 'users.jsonl', lines: each(users) }),
    events: () => each(Object.entries(events).map(([file, lines]) => ({ file, lines: each(lines) }))),
    async write(name, body) {
      written.set(name, body)
    },
  }
  return { ports, written }
}

test('an event gets what is known of its user, its hour and whether it is weekend, and keeps all that it had', () => {
  const enriched = enrichEvent(EVENT, USERS, 'b1')
  expect(enriched).toEqual({ ...EVENT, country: 'NO', segment: 'loyal', hour: 23, is_weekend: true, batch: 'b1' })
  expect(Value.Check(EnrichedEvent, enriched)).toBe(true)
})

test('a user whom nobody knows has neither country nor segment, and the event stays', () => {
  const enriched = enrichEvent({ ...EVENT, user_id: 'u9', event_time: '2025-06-09T00:00:00Z' }, USERS, 'b1')
  expect(enriched).toMatchObject({ country: null, segment: null, hour: 0, is_weekend: false })
  expect(Value.Check(EnrichedEvent, enriched)).toBe(true)
})

test('every line that comes in goes out, in the same order, in files of bounded size', async () => {
  const many = Array.from({ length: 60 }, (_, number) => JSON.stringify({ ...EVENT, event_id: `e${number}`, page: 'x'.repeat(300_000) }))
  const { ports, written } = memory({ a: many.slice(0, 20), b: [], c: many.slice(20) })
  expect(await enrichFiles('b1', ports)).toEqual({ events: 60, unknownUsers: 60, files: 3 })
  const ids = [...written.values()].flatMap((body) => body.trimEnd().split('\n')).map((line) => JSON.parse(line).event_id)
  expect(ids).toEqual(many.map((line) => JSON.parse(line).event_id))
  expect([...written.keys()]).toEqual(['part-00000.jsonl', 'part-00001.jsonl', 'part-00002.jsonl'])
})

test('no events are no files', async () => {
  const { ports, written } = memory({}, [])
  expect(await enrichFiles('b1', ports)).toEqual({ events: 0, unknownUsers: 0, files: 0 })
  expect(written.size).toBe(0)
})

test.each(['', '{', '[]', 'null', '{"user_id":"u1"}', '{"user_id":5,"event_time":"2025-01-01"}', '{"user_id":"u1","event_time":"never"}'])(
  'the line %j is no clean event and ends the task by name',
  (line) => {
    expect(() => readEvent(line, 's3://lake/x')).toThrow(expect.objectContaining({ name: 'Enrich.BadEvent' }))
  },
)

test.each(['{"user_id":""}', '{"country":"NO"}', '{"user_id":"u1","country":5}', 'u1;NO'])('the line %j is no user', (line) => {
  expect(() => readUser(line, 's3://lake/users')).toThrow(expect.objectContaining({ name: 'Enrich.BadUser' }))
})

test('whatever the events are, none is lost and none is added', async () => {
  const id = fc.nat(9).map((number) => `u${number}`)
  await fc.assert(
    fc.asyncProperty(fc.array(id, { maxLength: 50 }), fc.array(id, { maxLength: 5 }), async (users, known) => {
      const lines = users.map((user_id, number) => JSON.stringify({ ...EVENT, event_id: String(number), user_id }))
      const { ports, written } = memory(
        { all: lines },
        known.map((user_id) => JSON.stringify({ user_id, country: 'NO' })),
      )
      const { events, unknownUsers } = await enrichFiles('b', ports)
      const out = [...written.values()].join('').split('\n').slice(0, -1)
      expect(out.map((line) => JSON.parse(line).event_id)).toEqual(lines.map((line) => JSON.parse(line).event_id))
      expect({ events, unknownUsers }).toEqual({ events: users.length, unknownUsers: users.filter((user) => !known.includes(user)).length })
    }),
  )
})
