import { expect, test } from '@jest/globals'
import type { Claims } from '../../tasks/claims/claims.ts'
import { fileRows } from '../../tasks/ingest/file-rows.ts'
import { ingestObject } from '../../tasks/ingest/ingest.ts'
import { recordTypeOf } from '../../tasks/ingest/record-type-of.ts'
import { type Outgoing, SendFailed, type SendFailure, sendAll } from '../../tasks/ingest/send-all.ts'
import { logger } from '../../tasks/logging/logger.ts'

async function* bytes(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const all = new TextEncoder().encode(text)
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size)
}

async function rowsOf(key: string, text: string, size?: number) {
  const rows: unknown[] = []
  for await (const row of fileRows(key, bytes(text, size))) rows.push('record' in row ? row.record : `${row.position} ${row.reason}`)
  return rows
}

const RECORDS = [{ a: 1, b: 'x,]}"\\ ü' }, { a: [1, { c: '[' }] }, { a: null }]

test.each([1, 2, 3, 1000])('a JSON array and JSON lines give the same rows, however they are cut (%d bytes a piece)', async (size) => {
  const lines = RECORDS.map((record) => JSON.stringify(record))
  expect(await rowsOf('k.jsonl', lines.join('\r\n'), size)).toEqual(RECORDS)
  expect(await rowsOf('k.json', JSON.stringify(RECORDS, undefined, 2), size)).toEqual(RECORDS)
  expect(await rowsOf('k.json', `\uFEFF[${lines.join(',')}]\n`, size)).toEqual(RECORDS)
  expect(await rowsOf('k.json', lines.join('\n'), size)).toEqual(RECORDS)
})

test('what is wrong in a file is named, and the rows around it are read', async () => {
  expect(await rowsOf('k.json', '[{"a":1},{"a":tru},{"a":3},{"a"')).toEqual([{ a: 1 }, '2 not-json', { a: 3 }, '4 truncated'])
  expect(await rowsOf('k.json', '[{"a":1},')).toEqual([{ a: 1 }, '2 truncated'])
  expect(await rowsOf('k.jsonl', '{"a":1}\n\n{"a":\n{"a":4}')).toEqual([{ a: 1 }, '3 not-json', { a: 4 }])
  expect(await rowsOf('k.json', ' \n')).toEqual(['1 empty-file'])
  expect(await rowsOf('k.json', '[]')).toEqual(['1 empty-file'])
  expect(await rowsOf('k.csv', 'a,b')).toEqual(['1 unknown-format'])
})

test("the record type is the folder of the days, also in a copy's key", () => {
  expect(recordTypeOf('bronze/shipments/dt=2025-01-01/a.jsonl')).toBe('shipments')
  expect(recordTypeOf('bronze/replay/manual/run/bronze/shipments/dt=2025-01-01/a.jsonl')).toBe('shipments')
  expect(recordTypeOf('bronze/shipments/a.jsonl')).toBe('shipments')
  expect(recordTypeOf('a.jsonl')).toBeUndefined()
})

async function* messages(count: number, size = 10): AsyncGenerator<Outgoing> {
  for (let number = 0; number < count; number++) yield { id: String(number), body: 'x'.repeat(size) }
}

test('25 messages go in 3 batches, and large ones in as many as the bytes ask for', async () => {
  const batches: number[] = []
  const send = async (batch: readonly Outgoing[]) => {
    batches.push(batch.length)
    return []
  }
  const port = { send, sleep: async () => {} }
  expect(await sendAll(messages(25), port)).toBe(25)
  expect(batches.splice(0)).toEqual([10, 10, 5])
  await sendAll(messages(5, 100), port, 250)
  expect(batches).toEqual([2, 2, 1])
})

test('of a batch only what failed is sent again; what never arrives, or is refused, is an error', async () => {
  const tries: string[][] = []
  const failing = (rounds: number, isSendersFault = false) => ({
    async send(batch: readonly Outgoing[]): Promise<readonly SendFailure[]> {
      tries.push(batch.map(({ id }) => id))
      return tries.length > rounds
        ? []
        : batch.filter(({ id }) => Number(id) % 3 === 0).map(({ id }) => ({ id, isSendersFault, message: 'busy' }))
    },
    sleep: async () => {},
  })
  expect(await sendAll(messages(4), failing(2))).toBe(4)
  expect(tries.splice(0)).toEqual([
    ['0', '1', '2', '3'],
    ['0', '3'],
    ['0', '3'],
  ])
  await expect(sendAll(messages(4), failing(99))).rejects.toThrow(SendFailed)
  expect(tries.splice(0)).toHaveLength(6)
  await expect(sendAll(messages(4), failing(99, true))).rejects.toThrow('the queue refuses')
  expect(tries).toHaveLength(1)
})

/** Claims in memory with a clock. */
function memoryClaims() {
  const items = new Map<string, { state: string; until: number }>()
  let now = 0
  const claims: Claims = {
    async claim(id) {
      const item = items.get(id)
      if (item?.state === 'COMPLETED') return { kind: 'completed' }
      if (item !== undefined && item.until > now) return { kind: 'held' }
      items.set(id, { state: 'INPROGRESS', until: now + 60 })
      return { kind: 'claimed', attempt: 1 }
    },
    async renew() {},
    complete: async (id) => void items.set(id, { state: 'COMPLETED', until: 0 }),
    release: async (id) => void items.set(id, { state: 'INPROGRESS', until: 0 }),
  }
  return {
    claims,
    pass(seconds: number) {
      now += seconds
    },
  }
}

function world(text: string) {
  const sent: string[] = []
  const lines: string[] = []
  const { claims, pass } = memoryClaims()
  const send = async (batch: readonly Outgoing[]) => {
    sent.push(...batch.map(({ id }) => id))
    return []
  }
  const ports = {
    claims,
    open: async () => ({ bytes: bytes(text) }),
    sender: { send, sleep: async () => {} },
    writeReject: async () => {},
    isRenewalDue: () => false,
    log: logger({ task: 'ingest', run: 'request' }, (line) => lines.push(line)),
  }
  const event = (etag: string) => ({ detail: { bucket: { name: 'b' }, object: { key: 'bronze/shipments/dt=2025-01-01/a.jsonl', etag } } })
  const ingest = (etag = 'e1', given = ports) =>
    ingestObject(event(etag), { types: new Set(['shipments']), rejectsPrefix: 'errors/' }, given)
  return { ingest, ports, sent, lines, pass, claims }
}

test('a duplicate event sends nothing, a new etag is processed', async () => {
  const { ingest, sent } = world('{}\n{}\n')
  expect(await ingest()).toMatchObject({ status: 'ingested', messages: 2, rejected: 0 })
  expect(await ingest()).toMatchObject({ status: 'duplicate', messages: 0 })
  expect(await ingest('e2')).toMatchObject({ status: 'ingested', messages: 2 })
  expect(new Set(sent).size).toBe(4)
})

test('an object whose ingestion died after its claim is retried after the lease, with the same message ids', async () => {
  const { ingest, claims, pass, sent } = world('{}\n')
  await claims.claim('b/bronze/shipments/dt=2025-01-01/a.jsonl#e1')
  await expect(ingest()).rejects.toMatchObject({ name: 'Ingest.InProgress' })
  pass(60)
  expect(await ingest()).toMatchObject({ messages: 1 })
  expect(sent).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)])
})

test('an ingestion that fails gives its claim back at once', async () => {
  const { ingest, ports } = world('{}\n')
  const failing = { ...ports, open: () => Promise.reject(new Error('S3 is busy')) }
  await expect(ingest('e1', failing)).rejects.toThrow('S3 is busy')
  expect(await ingest()).toMatchObject({ status: 'ingested' })
})

test('a log line is JSON with the run, the object and the attempt', async () => {
  const { ingest, lines } = world('{}\n')
  await ingest()
  const object = 'b/bronze/shipments/dt=2025-01-01/a.jsonl#e1'
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 'info', event: 'claimed', task: 'ingest', run: 'request', object, attempt: 1 },
    { level: 'info', event: 'ingested', task: 'ingest', run: 'request', object, attempt: 1, messages: 1, rejected: 0 },
  ])
})
