import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import type { JsonValue } from '../../../asl/index.ts'
import { workflow } from '../../../asl/index.ts'
import { PARTITION_WRITTEN, triggerInput } from '../../../schemas/index.ts'
import { normaliseInput } from '../../../workflows/input/normalise-input.ts'
import { run } from '../../asl/run.ts'

const Fields = Type.Object({
  record_type: Type.String({ pattern: '^[a-z][a-z0-9_]*$' }),
  dt: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  result_prefix: Type.String({ minLength: 1 }),
  attempts: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
  mode: Type.Optional(Type.Union([Type.Literal('fast'), Type.Literal('slow')])),
})

const gate = workflow({ name: 'gate', input: triggerInput(Fields) }, (flow, input) => {
  const { fields, trigger } = normaliseInput(flow, input, {
    fields: Fields,
    defaults: { result_prefix: 'quality/results' },
    key: 'silver/{record_type}/dt={dt}/',
    dayBefore: 'dt',
    event: PARTITION_WRITTEN,
  })
  return { fields, trigger }
})

const SAME = { record_type: 'shipments', dt: '2025-12-31', result_prefix: 'quality/results' }

/** The four shapes as they come: by hand, from EventBridge Scheduler, from S3 through EventBridge, from our own event. */
const FIXTURES: Readonly<Record<string, JsonValue>> = {
  manual: { record_type: 'shipments', dt: '2025-12-31' },
  schedule: { record_type: 'shipments', scheduled_time: '2026-01-01T00:00:00Z' },
  object: {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    account: '111122223333',
    time: '2026-01-01T00:00:00Z',
    region: 'us-east-1',
    resources: ['arn:aws:s3:::lake'],
    detail: {
      version: '0',
      bucket: { name: 'lake' },
      object: { key: 'silver/shipments/dt=2025-12-31/part-1.parquet', size: 5, etag: 'b1946ac92492d2347c6235b4d2611184', sequencer: '00' },
      reason: 'PutObject',
    },
  },
  event: {
    version: '0',
    id: '0d079340-135a-c8c6-95c2-41fb8f496c53',
    'detail-type': 'Partition Written',
    source: 'sluice.lake',
    time: '2026-01-01T00:03:00Z',
    detail: { record_type: 'shipments', dt: '2025-12-31', bucket: 'lake', prefix: 'silver/shipments/dt=2025-12-31/', rows: 10 },
  },
}

test.each(Object.entries(FIXTURES))('an input by %s is the same as any other', async (trigger, fixture) => {
  const { output } = await run(gate, fixture)
  expect(output).toEqual({ fields: SAME, trigger })
})

test('a scheduled rule starts with the defaults and the day before', async () => {
  const withType = workflow({ name: 'gate', input: triggerInput(Fields) }, (flow, input) =>
    normaliseInput(flow, input, { fields: Fields, defaults: { record_type: 'shipments', result_prefix: 'r' }, dayBefore: 'dt' }),
  )
  const { output } = await run(withType, {
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: '2024-03-01T00:30:00Z',
    detail: {},
  })
  expect(output).toMatchObject({ fields: { record_type: 'shipments', dt: '2024-02-29', result_prefix: 'r' }, trigger: 'schedule' })
})

test('a schedule that says the day counts more than the clock', async () => {
  const { output } = await run(gate, { record_type: 'shipments', dt: '2025-12-31', scheduled_time: '2027-01-01T00:00:00Z' })
  expect(output).toEqual({ fields: SAME, trigger: 'schedule' })
})

test.each<[string, JsonValue, string]>([
  ['a missing field', { dt: '2025-12-31' }, 'record_type is missing'],
  ['an unknown field', { ...SAME, recordType: 'x' }, 'unknown field recordType, known are record_type, dt, result_prefix, attempts, mode'],
  ['a wrong kind', { ...SAME, dt: 20251231 }, 'dt must be a string like ^\\d{4}-\\d{2}-\\d{2}$, found 20251231'],
  ['a path for a name', { ...SAME, record_type: '../raw' }, 'record_type must be a string like ^[a-z][a-z0-9_]*$, found ../raw'],
  ['an empty text', { ...SAME, result_prefix: '' }, 'result_prefix must be a string that is not empty, found '],
  ['no whole number', { ...SAME, attempts: 1.5 }, 'attempts must be a whole number from 1 to 20, found 1.5'],
  ['too large a number', { ...SAME, attempts: 21 }, 'attempts must be a whole number from 1 to 20, found 21'],
  ['none of the options', { ...SAME, mode: 'warp' }, 'mode must be one of fast, slow, found warp'],
  ['null', { ...SAME, mode: null }, 'mode must be one of fast, slow, found null'],
  ['no object', 'shipments', 'record_type is missing; dt is missing; unknown field input'],
  ['nothing', {}, 'record_type is missing; dt is missing'],
])('%s ends the execution with Input.Invalid', async (_, input, problem) => {
  const { status, error, cause } = await run(gate, input)
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'Input.Invalid' })
  expect(cause).toContain(problem)
})

test('all that is wrong is said at once', async () => {
  const { cause } = await run(gate, { dt: 'today', attempts: 0 })
  expect(String(cause).split('; ')).toHaveLength(3)
})

test('an object elsewhere and an event of somebody else are refused by name', async () => {
  const object = await run(gate, {
    'detail-type': 'Object Created',
    source: 'aws.s3',
    detail: { bucket: { name: 'lake' }, object: { key: 'raw/a.json' } },
  })
  expect(object.cause).toContain('the key of the object is not like silver/{record_type}/dt={dt}/: raw/a.json')
  const event = await run(gate, { 'detail-type': 'Order Placed', source: 'shop', detail: SAME })
  expect(event.cause).toContain('the event shop: Order Placed does not start this workflow')
})
