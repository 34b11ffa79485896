import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { IngestStreamInput } from '../../tasks/ingest-stream/contract.ts'
import { planBatch } from '../../tasks/ingest-stream/plan-batch.ts'
import { recordLine } from '../../tasks/ingest-stream/record-line.ts'
import { storeBatch } from '../../tasks/ingest-stream/store-batch.ts'

const BAD = new Uint8Array([0xff, 0xfe, 0x00])

/** Records with ascending sequence numbers, from a number on. */
function records(payloads: readonly (string | Uint8Array)[], from = 1): IngestStreamInput['Records'] {
  return payloads.map((payload, index) => ({
    eventID: `shardId-000000000000:${from + index}`,
    kinesis: {
      sequenceNumber: String(from + index),
      partitionKey: 'u1',
      data: Buffer.from(payload).toString('base64'),
      approximateArrivalTimestamp: 1_749_549_600.5,
    },
  }))
}

/** Zones in memory; raw objects are written once. */
function memoryZones() {
  const raw = new Map<string, { readonly body: string; readonly last: string }>()
  const error = new Map<string, string>()
  return {
    raw,
    error,
    lines: () => [...raw.values()].flatMap(({ body }) => body.split('\n').slice(0, -1)),
    zones: {
      async putRaw(key: string, body: string, last: string) {
        const known = raw.get(key)
        if (known === undefined) raw.set(key, { body, last })
        return known?.last
      },
      async putError(key: string, body: string) {
        error.set(key, body)
      },
    },
  }
}

const PREFIXES = { raw: 'raw/', error: 'error/ingest/' }

test('of ten records with one that cannot be read, its sequence number alone is returned, and the ones before it are stored', () => {
  const payloads = Array.from({ length: 10 }, (_, index) => (index === 3 ? BAD : `{"n":${index}}`))
  const plan = planBatch(records(payloads))
  expect(plan?.again).toBe('4')
  expect(plan?.lines.map(({ line }) => line)).toEqual(['{"n":0}', '{"n":1}', '{"n":2}'])
  expect(plan?.errors).toEqual([])
})

test('a record that cannot be read and stands first goes to the error zone with its reason and its bytes, and the rest is stored', () => {
  const plan = planBatch(records([BAD, '{"n":1}', '{"n":2}'], 4))
  expect(plan?.again).toBeUndefined()
  expect(plan?.lines.map(({ sequence }) => sequence)).toEqual(['5', '6'])
  expect(plan?.errors.map(({ line }) => JSON.parse(line))).toEqual([
    {
      reasons: 'not_utf8',
      event: 'shardId-000000000000:4',
      sequence: '4',
      partition_key: 'u1',
      arrived: '2025-06-10T10:00:00.500Z',
      base64: Buffer.from(BAD).toString('base64'),
    },
  ])
})

test.each([
  ['{"a":1}', { kind: 'line', line: '{"a":1}' }],
  ['{"a": "trunc', { kind: 'line', line: '{"a": "trunc' }],
  ['{\r\n  "a": 1\n}\n', { kind: 'line', line: '{   "a": 1 }' }],
  ['\uFEFF{"a":1}', { kind: 'line', line: '{"a":1}' }],
  ['', { kind: 'unreadable', reason: 'empty_record' }],
  [' \n', { kind: 'unreadable', reason: 'empty_record' }],
  ['{"a":\n1', { kind: 'unreadable', reason: 'line_break_outside_json' }],
  ['a\u0000b', { kind: 'unreadable', reason: 'control_character' }],
  ['a\u0001b', { kind: 'unreadable', reason: 'control_character' }],
])('the record %j is %j', (text, expected) => {
  expect(recordLine(Buffer.from(text))).toEqual(expected)
})

test('whatever the records are, coming again from what is returned stores each once, in raw or error, in their order', async () => {
  const payload = fc.oneof({ weight: 4, arbitrary: fc.nat(99).map((n) => `{"n":${n}}`) }, { weight: 1, arbitrary: fc.constant(BAD) })
  await fc.assert(
    fc.asyncProperty(fc.array(payload, { minLength: 1, maxLength: 30 }), async (payloads) => {
      const { zones, lines, error } = memoryZones()
      const all = records(payloads)
      let from = 0
      for (let turn = 0; from < all.length; turn++) {
        expect(turn).toBeLessThanOrEqual(payloads.filter((item) => item === BAD).length + 1)
        const plan = planBatch(all.slice(from))
        if (plan === undefined) break
        await storeBatch(plan, PREFIXES, zones)
        from = plan.again === undefined ? all.length : all.findIndex(({ kinesis }) => kinesis.sequenceNumber === plan.again)
      }
      expect(lines()).toEqual(payloads.filter((item) => item !== BAD))
      expect([...error.values()].join('').split('\n').length - 1).toBe(payloads.filter((item) => item === BAD).length)
    }),
  )
})

test('a batch that comes again, whole or cut, stores nothing twice where it begins with the same record', async () => {
  const { zones, lines, raw } = memoryZones()
  const all = records(['{"n":0}', '{"n":1}', '{"n":2}', '{"n":3}'])
  const store = async (batch: IngestStreamInput['Records']) => {
    const plan = planBatch(batch)
    if (plan) await storeBatch(plan, PREFIXES, zones)
  }
  await store(all.slice(0, 2))
  await store(all.slice(0, 1))
  await store(all)
  await store(all)
  expect(lines()).toEqual(['{"n":0}', '{"n":1}', '{"n":2}', '{"n":3}'])
  expect([...raw.keys()]).toEqual([
    'raw/dt=2025-06-10/batch=shardId-000000000000-1/events.jsonl',
    'raw/dt=2025-06-10/batch=shardId-000000000000-3/events.jsonl',
  ])
})

test('no records are no batch', () => {
  expect(planBatch([])).toBeUndefined()
})
