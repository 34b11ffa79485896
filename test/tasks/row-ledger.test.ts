import { expect, test } from '@jest/globals'
import { shipments } from '../../schemas/record-types/index.ts'
import { logger } from '../../tasks/logging/logger.ts'
import type { RowEntry, RowLedger } from '../../tasks/transform/row-ledger.ts'
import { type TransformPorts, transformBatch } from '../../tasks/transform/transform.ts'

const SETTINGS = {
  types: new Map([['shipments', shipments]]),
  silverBucket: 'silver',
  silverPrefix: 'silver/',
  refused: 'dead-letter' as const,
}
const LEASE_SECONDS = 90

function message(number: number, time = '2025-01-01T00:00:00Z') {
  const record = { shipment_id: `s${number}`, origin: 'a', destination: 'b', carrier: 'c', weight_kg: 1, event_time: time }
  return {
    messageId: `m${number}`,
    body: JSON.stringify({ id: `id${number}`, type: 'shipments', source: 's3://b/k#e', position: number, record }),
  }
}

/** A lake in memory, in which the ledger and the files outlive a function that dies. */
function lake() {
  const files = new Map<string, Uint8Array>()
  const entries = new Map<string, RowEntry>()
  const announced: unknown[] = []
  let seconds = 1000
  let isDying = false
  const ledger: RowLedger = {
    find: async (ids) => new Map(ids.flatMap((id) => (entries.has(id) ? [[id, entries.get(id) as RowEntry] as const] : []))),
    async enter(id, file, known) {
      if (entries.get(id) !== known) return false
      entries.set(id, { file, leaseUntil: seconds + LEASE_SECONDS })
      return true
    },
    async abandon(id, file) {
      if (!isDying && entries.get(id)?.file === file) entries.set(id, { file, leaseUntil: 0 })
    },
  }
  const ports: TransformPorts = {
    ledger,
    silver: {
      exists: async (key) => files.has(key),
      async write(key, body) {
        if (isDying) throw new Error('the function died')
        files.set(key, body)
      },
    },
    now: () => seconds * 1000,
    log: logger({ task: 'transform', run: 'test' }, () => {}),
    reject: async () => {},
    announce: async (partitions) => void announced.push(...partitions),
  }
  return {
    files,
    announced,
    entries,
    run: async (...numbers: number[]) => {
      const { batchItemFailures } = await transformBatch({ Records: numbers.map((number) => message(number)) }, SETTINGS, ports)
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
    },
    pass(more: number) {
      seconds += more
    },
    die(dies: boolean) {
      isDying = dies
    },
    /** Rows by the files' own names of them. */
    rows: () => [...entries].filter(([, { file }]) => files.has(file)).length,
  }
}

test('the same batch gives the same key and the same bytes', async () => {
  const one = lake()
  const other = lake()
  await one.run(1, 2, 3)
  await other.run(3, 1, 2)
  expect([...other.files]).toEqual([...one.files])
  expect(one.files.size).toBe(1)
})

test('a message that comes again in another batch is not written again, and its partition is told of again', async () => {
  const silver = lake()
  await silver.run(1, 2)
  expect(await silver.run(2, 3)).toEqual([])
  expect(silver.files.size).toBe(2)
  expect(silver.rows()).toBe(3)
  expect(await silver.run(1, 2, 3)).toEqual([])
  expect(silver.files.size).toBe(2)
  expect(silver.announced).toHaveLength(3)
})

test('rows of a function that died before its file was written come again, and are written after its lease', async () => {
  const silver = lake()
  silver.die(true)
  expect(await silver.run(1, 2)).toEqual(['m1', 'm2'])
  silver.die(false)
  expect(await silver.run(1)).toEqual(['m1'])
  silver.pass(LEASE_SECONDS)
  expect(await silver.run(1)).toEqual([])
  expect(await silver.run(1, 2)).toEqual([])
  expect(silver.rows()).toBe(2)
  expect(silver.files.size).toBe(2)
})

test('a batch that another one overtakes in the ledger writes nothing and comes again', async () => {
  const silver = lake()
  const [first, second] = await Promise.all([silver.run(1, 2), silver.run(2, 3)])
  expect([first, second].filter((failed) => failed.length > 0)).toHaveLength(1)
  expect(await silver.run(1, 2, 3)).toEqual([])
  expect(silver.rows()).toBe(3)
})
