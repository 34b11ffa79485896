import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { Ajv } from 'ajv'
import { shipmentsEltPipeline, shipmentsRedrivePipeline } from '../../../workflows/elt/shipments.ts'
import { shipmentsReplayPipeline, shipmentsReplayToQueuePipeline } from '../../../workflows/replay-backfill/shipments.ts'
import { liveAccount } from '../live-account.ts'
import { call, execute, shipments } from './elt-account.ts'

const Line = Type.Object({
  level: Type.Union([Type.Literal('info'), Type.Literal('warn'), Type.Literal('error')]),
  event: Type.String({ minLength: 1 }),
  task: Type.String(),
  /** Lambda's request id. */
  run: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
})
/** What is told of one version of an object. */
const ObjectLine = Type.Intersect([
  Line,
  Type.Object({ object: Type.String({ pattern: '^elt-bronze/bronze/.+#[0-9a-f]{32}$' }), attempt: Type.Integer({ minimum: 1 }) }),
])

/** What is wrong with a value, as text. */
function problems(schema: object, value: unknown): string {
  const ajv = new Ajv()
  return ajv.validate(schema, value) ? '' : `${ajv.errorsText()} in ${JSON.stringify(value)}`
}

test('each line of every function of elt and replay is one JSON object by one schema: the run, the task, and of each object its key and the attempt', async () => {
  const lines: { readonly functionName: string; readonly line: string }[] = []
  const pipelines = [shipmentsEltPipeline, shipmentsReplayPipeline, shipmentsReplayToQueuePipeline, shipmentsRedrivePipeline]
  const { aws, put, idle } = await liveAccount(pipelines, ['elt-new-object', 'elt-messages'], {
    log: (line, functionName) => lines.push({ functionName, line }),
  })
  const [first = '', second = ''] = shipments(2).split('\n')
  await put(
    'elt-bronze',
    'bronze/shipments/dt=2025-01-01/a.jsonl',
    `${first}\n{"half": \n${JSON.stringify({ ...JSON.parse(second), weight_kg: 'heavy' })}\n`,
  )
  await idle()
  await aws.environment.clock.sleep(2000)
  await execute(aws, 'replay-backfill', {}, 'copies')
  await execute(aws, 'replay-to-queue-backfill', {}, 'messages')
  await idle()
  await call(aws, 'lambda', 'Invoke', { FunctionName: 'ingest', Payload: '{"detail": {}}' })

  expect(new Set(lines.map(({ functionName }) => functionName))).toEqual(
    new Set(['ingest', 'transform', 'plan-replay', 'replay-objects', 'replay-to-queue']),
  )
  const parsed = lines.map(({ functionName, line }) => ({ functionName, ...JSON.parse(line) }))
  expect(parsed.map((line) => problems(Line, line)).filter(Boolean)).toEqual([])
  expect(parsed.filter(({ functionName, task }) => functionName !== task)).toEqual([])
  const ofObjects = parsed.filter(({ task, object }) => ['ingest', 'transform'].includes(task) && object !== undefined)
  expect(ofObjects.map((line) => problems(ObjectLine, line)).filter(Boolean)).toEqual([])
  expect(new Set(ofObjects.map(({ task, event }) => `${task} ${event}`))).toEqual(
    new Set(['ingest claimed', 'ingest ingested', 'transform transformed']),
  )
  const poison = ofObjects.filter(({ task, refused }) => task === 'transform' && refused > 0)
  expect(Math.max(...poison.map(({ attempt }) => attempt))).toBe(5)
  expect(parsed.find(({ task, level }) => task === 'ingest' && level === 'error')).toMatchObject({
    event: 'failed',
    error: 'Ingest.BadEvent',
  })
})
