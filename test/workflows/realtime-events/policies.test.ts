import { expect, test } from '@jest/globals'
import { check, isAllowed, policiesOf } from '../../../analysis/index.ts'
import { compile } from '../../../asl/index.ts'
import { resourcesOf } from '../../../services/index.ts'
import { realtimeEventsPipeline } from '../../../workflows/realtime-events/pipeline.ts'

const pipeline = realtimeEventsPipeline()
const roles = policiesOf(pipeline)

/** The roles that may do something. */
function mayDo(action: string, resource: string): readonly string[] {
  return roles.filter(({ policy }) => isAllowed(policy, { action, resource, context: {} })).map(({ id }) => id)
}

test('the four principals of the seed have a role each, and the trigger one of its own', () => {
  expect(roles.map(({ id }) => id)).toEqual([
    'realtime-events-workflow',
    'ingest-stream-function',
    'place-files-function',
    'publish-stream-function',
    'process_events-job',
    'enrich-events-task',
    'enrich-events-task-start',
    'events-raw-trigger',
  ])
})

test('only ingestion writes raw events, and nobody deletes them', () => {
  const object = `\${bucket.events-raw.arn}/raw/dt=2025-06-10/batch=b1/events.jsonl`
  expect(mayDo('s3:PutObject', object)).toEqual(['ingest-stream-function'])
  expect(mayDo('s3:DeleteObject', object)).toEqual([])
})

test('each step writes its own part of the lake', () => {
  const writers = (key: string) => mayDo('s3:PutObject', `\${bucket.events-lake.arn}/${key}`)
  expect(writers('processed/event_type=view/dt=2025-06-10/b1.00000.parquet')).toEqual(['place-files-function'])
  expect(writers('error/ingest/x')).toEqual(['ingest-stream-function'])
  expect(writers('error/process/x')).toEqual(['place-files-function'])
  expect(writers('error/publish/x')).toEqual(['publish-stream-function'])
  expect(writers('work/judged/x')).toEqual(['process_events-job'])
  expect(writers('work/enriched/x')).toEqual(['enrich-events-task'])
  expect(writers('reference/users.jsonl')).toEqual([])
})

test('only the publisher sends downstream, and nobody writes the ingest stream', () => {
  expect(mayDo('kinesis:PutRecords', `\${stream.events-out.arn}`)).toEqual(['publish-stream-function'])
  expect(mayDo('kinesis:PutRecords', `\${stream.events-in.arn}`)).toEqual([])
  expect(mayDo('kinesis:GetRecords', `\${stream.events-in.arn}`)).toEqual(['ingest-stream-function'])
})

test('no right is on everything but where AWS has no resource for it', () => {
  const wide = roles.flatMap(({ id, policy }) =>
    policy.Statement.filter(({ Resource }) => Resource.includes('*')).flatMap(({ Action }) => Action.map((action) => `${id} ${action}`)),
  )
  expect(wide.filter((right) => !/ (logs:|ecr:GetAuthorizationToken|cloudwatch:PutMetricData)/.test(right))).toEqual([])
})

test('everything that holds events is encrypted by the key of the account, streams, buckets and queues', () => {
  const { resources } = pipeline
  const holders = [
    ...resourcesOf(resources, 'bucket'),
    ...resourcesOf(resources, 'stream'),
    ...resourcesOf(resources, 'queue'),
    ...resourcesOf(resources, 'workgroup'),
  ]
  expect(holders).toHaveLength(6)
  for (const { encryption } of holders) expect(encryption).toEqual({ kind: 'key', key: `\${kms-key.realtime-events.arn}` })
})

test('the definition has no diagnostics', () => {
  expect(pipeline.workflow && check(compile(pipeline.workflow))).toEqual([])
})
