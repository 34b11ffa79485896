import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { chunker, MOST_BYTES, MOST_RECORDS } from '../../tasks/publish-stream/chunks.ts'
import { EMPTY_LEDGER, type Ledger, parseLedger, renderLedger } from '../../tasks/publish-stream/ledger.ts'
import { type Outgoing, outgoing, sizeOf } from '../../tasks/publish-stream/outgoing.ts'
import { type PublishPorts, publish } from '../../tasks/publish-stream/publish.ts'

const THROTTLED = 'ProvisionedThroughputExceededException'

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

const eventLine = (number: number) => JSON.stringify({ event_id: `e${number}`, user_id: `u${number % 3}` })

/** A stream in memory that refuses what `refuse` says, by the call's number and the record's line. */
function memoryStream(refuse: (call: number, record: Outgoing) => string | undefined) {
  const delivered: string[] = []
  const calls: number[] = []
  const waits: number[] = []
  const state = { ledger: EMPTY_LEDGER as Ledger }
  const ports: PublishPorts = {
    async put(records) {
      calls.push(records.length)
      return records.map((record) => {
        const code = refuse(calls.length, record)
        if (code === undefined) delivered.push(Buffer.from(record.data).toString())
        return code
      })
    },
    async sleep(milliseconds) {
      waits.push(milliseconds)
    },
    random: () => 0.5,
    async keep(ledger) {
      state.ledger = ledger
    },
  }
  return { delivered, calls, waits, state, ports }
}

test('of ten records with three throttled, only those three are sent again, after a wait, and all ten are delivered once each', async () => {
  const lines = Array.from({ length: 10 }, (_, number) => eventLine(number))
  const stream = memoryStream((call, { number }) => (call === 1 && [2, 5, 9].includes(number) ? THROTTLED : undefined))
  const { counts } = await publish(from(lines), EMPTY_LEDGER, stream.ports)
  expect(stream.calls).toEqual([10, 3])
  expect(stream.delivered.toSorted()).toEqual(lines.toSorted())
  expect(stream.waits).toEqual([50])
  expect(counts).toEqual({ read: 10, published: 10, unpublishable: 0, retried: 3 })
})

test('waits grow to a bound, and a stream that refuses to the end is a named error that says what is undelivered', async () => {
  const stream = memoryStream((_, { number }) => (number === 1 ? THROTTLED : undefined))
  const failure = publish(from([eventLine(0), eventLine(1), eventLine(2)]), EMPTY_LEDGER, stream.ports)
  await expect(failure).rejects.toMatchObject({ name: 'Publish.NotDelivered', message: expect.stringContaining('1 of 3 records') })
  expect(stream.waits).toEqual([50, 100, 200, 400, 800, 1600, 2500, 2500, 2500])
  expect(stream.state.ledger).toEqual({ next: 3, undelivered: [1] })
})

test('a call that comes again sends only what the ledger does not have', async () => {
  const lines = [eventLine(0), eventLine(1), eventLine(2), eventLine(3)]
  const stream = memoryStream(() => undefined)
  const { counts } = await publish(from(lines), { next: 3, undelivered: [1] }, stream.ports)
  expect(stream.delivered).toEqual([eventLine(1), eventLine(3)])
  expect(counts).toMatchObject({ read: 4, published: 4 })
  expect(stream.state.ledger).toEqual({ next: 4, undelivered: [] })
})

test('whatever is refused and however often it begins again, each line is delivered once or is unpublishable', async () => {
  const line = fc.oneof(
    { weight: 9, arbitrary: fc.nat(5).map((user) => ({ user_id: `u${user}` })) },
    { weight: 1, arbitrary: fc.constant({ nobody: true }) },
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.infiniteStream(fc.integer({ min: 0, max: 3 })), async (events, dice) => {
      const lines = events.map((event, number) => JSON.stringify({ ...event, number }))
      let luck = 0
      // Hard luck for one record in four, until luck has been hard a hundred times.
      const stream = memoryStream(() => (dice.next().value === 0 && luck++ < 100 ? THROTTLED : undefined))
      let unpublishable = 0
      for (let turn = 0; ; turn++) {
        expect(turn).toBeLessThan(20)
        try {
          const published = await publish(from(lines), stream.state.ledger, stream.ports)
          unpublishable = published.unpublishable.length
          break
        } catch (error) {
          expect((error as Error).name).toBe('Publish.NotDelivered')
        }
      }
      expect(stream.delivered.toSorted()).toEqual(lines.filter((text) => text.includes('user_id')).toSorted())
      expect(unpublishable + stream.delivered.length).toBe(lines.length)
    }),
  )
})

test('a call has at most 500 records and 5 MiB, keys included', () => {
  const chunks = chunker()
  const record = (bytes: number): Outgoing => ({ number: 0, partitionKey: 'k', data: new Uint8Array(bytes) })
  const full = Array.from({ length: 1200 }, () => chunks.add(record(10))).filter((chunk) => chunk !== undefined)
  expect(full.map((chunk) => chunk.length)).toEqual([MOST_RECORDS, MOST_RECORDS])
  expect(chunks.rest()).toHaveLength(200)
  const large = Array.from({ length: 12 }, () => chunks.add(record(1024 ** 2 - 1))).filter((chunk) => chunk !== undefined)
  expect(large.map((chunk) => chunk.reduce((sum, item) => sum + sizeOf(item), 0))).toEqual([MOST_BYTES, MOST_BYTES])
})

test.each([
  ['{"event_id":"e1"}', 'not_an_event'],
  ['{"user_id":5}', 'not_an_event'],
  ['{"user_id":"u1"', 'not_an_event'],
  [`{"user_id":"u1","x":"${'x'.repeat(1024 ** 2)}"}`, 'too_large_for_a_record'],
])('no stream takes the line %#, with its reason', (line, reason) => {
  expect(outgoing(line, 7)).toEqual({ number: 7, reason, line })
})

test('a ledger is read as it was written, and nothing else is taken for one', () => {
  const ledger = { next: 7, undelivered: [1, 4] }
  expect(parseLedger(renderLedger(ledger))).toEqual(ledger)
  for (const text of ['', '{}', '[]', '{"next":-1,"undelivered":[]}', '{"next":1,"undelivered":["1"]}'])
    expect(parseLedger(text)).toBeUndefined()
})
