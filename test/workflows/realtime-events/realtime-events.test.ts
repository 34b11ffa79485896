import { expect, test } from '@jest/globals'
import { TaskFailure, type TaskPort } from '../../../engine/index.ts'
import { sampleStreamEvents, sampleUsers } from '../../../workflows/realtime-events/sample-events.ts'
import { DAY, realtimeAccount } from './realtime-account.ts'

const event = (event_id: string, more: object = {}) =>
  JSON.stringify({ event_id, user_id: 'u1', event_type: 'view', event_time: `${DAY}T08:00:00Z`, ...more })

test('a batch becomes Parquet by type and day, rejects with reasons, and enriched events downstream; no line is lost', async () => {
  const account = await realtimeAccount()
  const lines = [...sampleStreamEvents({ count: 400, seed: 3, day: DAY })]
  const users = [...sampleUsers({ count: 400, seed: 3 })]
  await account.aws.store.write(
    'events-lake',
    'reference/users.jsonl',
    users
      .slice(3)
      .map((line) => `${line}\n`)
      .join(''),
  )
  await account.putRaw('b1', lines.map((line) => `${line}\n`).join(''))

  const { status, output, error, cause } = await account.process('b1')

  expect({ status, error, cause }).toEqual({ status: 'SUCCEEDED' })
  const { rows, reasons } = output as unknown as {
    rows: Record<'raw' | 'processed' | 'rejected' | 'published' | 'unpublishable', number>
    reasons: Record<string, number>
  }
  expect(rows.raw).toBe(400)
  expect(rows.processed + rows.rejected).toBe(400)
  expect(rows.published + rows.unpublishable).toBe(rows.processed)
  expect(rows.rejected).toBeGreaterThan(10)
  expect(reasons).toMatchObject({ not_json: expect.any(Number), duplicate_event_id: expect.any(Number), unknown_field: expect.any(Number) })
  // Readers see what the output says.
  const processed = await account.query(
    `SELECT event_type, dt, count(*) FROM processed_events WHERE dt IN ('2025-06-09', '${DAY}') GROUP BY 1, 2`,
  )
  expect(processed.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(rows.processed)
  for (const key of await account.keys('events-lake', 'processed/')) {
    expect(key).toMatch(/^processed\/event_type=(signup|login|view|add_to_cart|purchase|logout)\/dt=2025-06-(09|10)\/b1\.00000\.parquet$/)
  }
  expect(await account.keys('events-lake', 'error/')).toEqual([`error/process/dt=${DAY}/b1.00000.jsonl.gz`])
  const delivered = await account.delivered()
  expect(delivered).toHaveLength(rows.published)
  expect(new Set(delivered.map(({ event_id }) => event_id)).size).toBe(rows.published)
  expect(delivered.some(({ country }) => country === 'NO')).toBe(true)
  expect(delivered.some(({ country }) => country === null)).toBe(true)
  expect(await account.providers()).toEqual(['FARGATE_SPOT'])
})

test('lines cut off, of wrong types, with unknown fields, twice and without JSON are rejected with their reasons, the good line is published', async () => {
  const account = await realtimeAccount()
  const bad = [event('e2', { user_id: 7, amount: 'much' }), event('e3', { colour: 'red' }), event('e1'), 'ping', '{"event_id": "e4", "user']
  await account.putRaw('b1', [event('e1'), ...bad].join('\n'))
  const { output } = await account.process('b1')
  expect(output).toMatchObject({
    outcome: 'published',
    rows: { raw: 6, processed: 1, rejected: 5, published: 1, unpublishable: 0 },
    reasons: { wrong_type_user_id: 1, wrong_type_amount: 1, unknown_field: 1, duplicate_event_id: 1, not_json: 2 },
  })
  expect(await account.delivered()).toMatchObject([{ event_id: 'e1', country: null, hour: 8, is_weekend: false, batch: 'b1' }])
})

test('a batch without any good line publishes nothing and runs no enrichment', async () => {
  const account = await realtimeAccount()
  await account.putRaw('b1', 'a\nb\n')
  const { output } = await account.process('b1')
  expect(output).toMatchObject({ outcome: 'published', rows: { raw: 2, processed: 0, rejected: 2, published: 0 } })
  expect(await account.providers()).toEqual([])
  expect(await account.keys('events-lake', 'processed/')).toEqual([])
})

test('an empty file is said to be empty, and a batch that is not there has an error of its own', async () => {
  const account = await realtimeAccount()
  await account.putRaw('b1', '')
  expect((await account.process('b1')).output).toMatchObject({ outcome: 'empty' })
  expect((await account.process('b2')).error).toBe('BatchNotFound')
})

test("S3's event of a raw object starts the same, and when it comes twice the second execution sees that the first has the batch", async () => {
  const account = await realtimeAccount()
  await account.putRaw('b1', `${event('e1')}\n${event('e2')}\n`)
  const created = {
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'events-raw' }, object: { key: `raw/dt=${DAY}/batch=b1/events.jsonl` } },
  }
  const first = await account.run(created, { name: 'first' })
  const second = await account.run(created, { name: 'second' })
  expect(first.output).toMatchObject({ outcome: 'published', dt: DAY, batch: 'b1', rows: { published: 2 } })
  expect(second.output).toMatchObject({ outcome: 'duplicate', owner: expect.stringMatching(/:first$/) })
  expect(await account.delivered()).toHaveLength(2)
})

test('of ten events with three throttled by the stream only those three are put again, and each of the ten is delivered once', async () => {
  const puts: string[] = []
  const account = await realtimeAccount({
    faultOf({ stream, data }) {
      if (stream !== 'events-out') return undefined
      const { event_id: id } = JSON.parse(data)
      puts.push(id)
      // The first put of these is too much for their shard.
      return ['e2', 'e5', 'e9'].includes(id) && puts.filter((other) => other === id).length === 1 ? 'throttled' : undefined
    },
  })
  const ids = Array.from({ length: 10 }, (_, index) => `e${index}`)
  await account.putRaw('b1', ids.map((id) => `${event(id)}\n`).join(''))
  const { output } = await account.process('b1')
  expect(output).toMatchObject({ outcome: 'published', rows: { raw: 10, processed: 10, published: 10, unpublishable: 0 } })
  expect(puts.slice(0, 10).toSorted()).toEqual(ids)
  expect(puts.slice(10).toSorted()).toEqual(['e2', 'e5', 'e9'])
  expect((await account.delivered()).map(({ event_id: id }) => id).toSorted()).toEqual(ids)
})

test('a batch that is processed again gives the same files and publishes nothing twice', async () => {
  const account = await realtimeAccount()
  await account.putRaw('b1', `${event('e1')}\n${event('e2')}\nbad\n`)
  await account.process('b1')
  const readers = async () => [...(await account.keys('events-lake', 'processed/')), ...(await account.keys('events-lake', 'error/'))]
  const before = await readers()
  const { output } = await account.process('b1', { input: { again: true } })
  expect(output).toMatchObject({ outcome: 'published', rows: { raw: 3, processed: 2, rejected: 1, published: 2 } })
  expect(await readers()).toEqual(before)
  expect(await account.delivered()).toHaveLength(2)
})

test('where Spot takes its capacity back the task runs on demand, and what is critical runs there at once', async () => {
  const account = await realtimeAccount()
  await account.putRaw('b1', `${event('e1')}\n`)
  await account.putRaw('b2', `${event('e2')}\n`)
  const withoutSpot = (tasks: TaskPort): TaskPort => ({
    ...tasks,
    async run(request, context) {
      if (JSON.stringify(request.arguments).includes('FARGATE_SPOT')) throw new TaskFailure('States.TaskFailed', 'SpotInterruption')
      return tasks.run(request, context)
    },
  })
  expect((await account.process('b1', { around: withoutSpot })).output).toMatchObject({ outcome: 'published', rows: { published: 1 } })
  expect(await account.providers()).toEqual(['FARGATE'])
  await account.process('b2', { input: { critical: true } })
  expect(await account.providers()).toEqual(['FARGATE', 'FARGATE'])
})

test('users that cannot be read end the run by name, nothing is published, and the run can be made again', async () => {
  const account = await realtimeAccount()
  await account.aws.store.write('events-lake', 'reference/users.jsonl', 'u1;NO\n')
  await account.putRaw('b1', `${event('e1')}\n`)
  const { error, cause } = await account.process('b1')
  expect({ error, cause }).toEqual({ error: 'EnrichmentFailed', cause: expect.stringContaining('"ExitCode":1') })
  expect(await account.delivered()).toEqual([])
  await account.aws.store.write('events-lake', 'reference/users.jsonl', '{"user_id":"u1","country":"NO"}\n')
  await account.process('b1', { input: { again: true } })
  expect(await account.delivered()).toMatchObject([{ event_id: 'e1', country: 'NO' }])
})

test('a line that the job loses stops the run before anything is published', async () => {
  const account = await realtimeAccount()
  await account.putRaw('b1', `${event('e1')}\n${event('e2')}\n`)
  const losing = (tasks: TaskPort): TaskPort => ({
    ...tasks,
    async run(request, context) {
      if (!request.resource.includes('glue:startJobRun')) return tasks.run(request, context)
      const text = JSON.stringify(request.arguments).replace("WHERE dt = '", "WHERE strpos(line, 'e2') = 0 AND dt = '")
      return tasks.run({ ...request, arguments: JSON.parse(text) }, context)
    },
  })
  const { error, cause } = await account.process('b1', { around: losing })
  expect({ error, cause }).toEqual({ error: 'RowsNotConserved', cause: expect.stringContaining('2 lines, but 1 clean') })
  expect(await account.delivered()).toEqual([])
  expect(await account.keys('events-lake', 'processed/')).toEqual([])
})

test.each([
  [{ batch: 'b1' }, 'dt is missing'],
  [{ dt: 'today', batch: 'b1' }, 'dt must be'],
  [{ dt: DAY, batch: '../b1' }, 'batch must be'],
  [{ dt: DAY, batch: 'b1', critical: 'yes' }, 'critical must be'],
  [{ dt: DAY, batch: 'b1', Batch: 'b1' }, 'unknown field Batch'],
])('the input %j is refused: %s', async (input, problem) => {
  const account = await realtimeAccount()
  const { error, cause } = await account.run(input)
  expect({ error, cause }).toEqual({ error: 'Input.Invalid', cause: expect.stringContaining(problem) })
})

test('a table that is gone fails the run by name before anything is placed or published', async () => {
  const account = await realtimeAccount()
  await account.putRaw('b1', event('e1'))
  await account.aws.services.glue.operations.DeleteTable?.({ DatabaseName: 'realtime_events', Name: 'raw_events' })
  const { status, error, cause } = await account.process('b1')
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.TaskFailed' })
  expect(cause).toContain('raw_events')
  expect(await account.keys('events-lake', 'processed/')).toEqual([])
  expect(await account.delivered()).toEqual([])
})
