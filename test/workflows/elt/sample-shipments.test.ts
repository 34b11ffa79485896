import { expect, test } from '@jest/globals'
import { checkRecord } from '../../../schemas/check-record.ts'
import { deliveries, shipments } from '../../../schemas/record-types/index.ts'
import { sampleShipments } from '../../../workflows/elt/sample-shipments.ts'

const TYPES = { shipments, deliveries }

test.each(['shipments', 'deliveries'] as const)('the same seed gives the same %s, in both forms, and each keeps its contract', (type) => {
  const text = (format: 'json' | 'jsonl', seed: number) => [...sampleShipments({ type, count: 40, seed, format })].join('')
  expect(text('jsonl', 7)).toBe(text('jsonl', 7))
  expect(text('jsonl', 8)).not.toBe(text('jsonl', 7))
  const records = JSON.parse(text('json', 7))
  expect(
    text('jsonl', 7)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(records)
  expect(records).toHaveLength(40)
  for (const record of records) expect(checkRecord(TYPES[type], record)).toMatchObject({ dt: '2025-01-01' })
})

test('a record that breaks its contract is told all that is wrong with it', () => {
  const record = { shipment_id: 1, origin: 'a', destination: 'b', weight_kg: -1, event_time: '2025-02-30T00:00:00Z', colour: 'red' }
  const checked = checkRecord(shipments, record)
  expect('faults' in checked && checked.faults.map(({ code, message }) => [code, message.split(' ')[0]])).toEqual([
    ['wrong-type', 'shipment_id'],
    ['missing-field', 'carrier'],
    ['out-of-range', 'weight_kg'],
    ['wrong-type', 'event_time'],
    ['unknown-field', 'shipments'],
  ])
})
