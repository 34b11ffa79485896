import { expect, test } from '@jest/globals'
import type { LocalAws } from '../../../local/index.ts'
import { SHIPMENT_RESOURCES, shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { liveAccount } from '../live-account.ts'
import { call, depth, shipments } from './elt-account.ts'

const KEY = 'bronze/shipments/dt=2025-01-01/a.jsonl'

/** Invokes the ingestion with the event of a version of the object, as Lambda is by S3. */
async function ingest(aws: LocalAws, etag: string) {
  const event = { detail: { bucket: { name: 'elt-bronze' }, object: { key: KEY, etag } } }
  const { Payload } = await call(aws, 'lambda', 'Invoke', { FunctionName: 'ingest', Payload: JSON.stringify(event) })
  return JSON.parse(Buffer.from(Payload).toString())
}

async function write(aws: LocalAws, seed: number): Promise<string> {
  return (await aws.store.write('elt-bronze', KEY, shipments(2, seed))).etag.replaceAll('"', '')
}

/** The claim that a function leaves that dies in the middle. */
async function crash(aws: LocalAws, etag: string, leaseUntil: number): Promise<void> {
  const id = { S: `elt-bronze/${KEY}#${etag}` }
  const Item = { id, state: { S: 'INPROGRESS' }, holder: { S: 'dead' }, attempt: { N: '1' }, lease_until: { N: String(leaseUntil) } }
  await call(aws, 'dynamodb', 'PutItem', { TableName: 'elt-claims', Item })
}

test('of one version of an object a second event sends nothing; another etag is processed; what died after its claim is ingested when its lease ends; claims expire', async () => {
  const { aws } = await liveAccount([shipmentsEltPipeline], [])
  const first = await write(aws, 1)
  expect(await ingest(aws, first)).toMatchObject({ status: 'ingested', messages: 2 })
  expect(await ingest(aws, first)).toMatchObject({ status: 'duplicate', messages: 0 })
  expect(await depth(aws, 'elt-events')).toBe(2)
  const second = await write(aws, 2)
  expect(second).not.toBe(first)
  expect(await ingest(aws, second)).toMatchObject({ status: 'ingested', messages: 2 })
  expect(await depth(aws, 'elt-events')).toBe(4)
  expect(await ingest(aws, first)).toMatchObject({ status: 'duplicate', messages: 0 })

  const third = await write(aws, 3)
  await crash(aws, third, Date.parse('2100-01-01T00:00:00Z') / 1000)
  expect(await ingest(aws, third)).toMatchObject({ errorType: 'Ingest.InProgress' })
  expect(await depth(aws, 'elt-events')).toBe(4)
  await crash(aws, third, Date.parse('2020-01-01T00:00:00Z') / 1000)
  expect(await ingest(aws, third)).toMatchObject({ status: 'ingested', messages: 2 })
  expect(await depth(aws, 'elt-events')).toBe(6)

  const { Items } = await call(aws, 'dynamodb', 'Scan', { TableName: 'elt-claims' })
  expect(Items).toHaveLength(3)
  for (const item of Items) expect(item).toMatchObject({ state: { S: 'COMPLETED' }, expires_at: { N: expect.stringMatching(/^\d{10}$/) } })
  expect(SHIPMENT_RESOURCES.claims).toMatchObject({ timeToLive: 'expires_at' })
  const { TimeToLiveDescription } = await call(aws, 'dynamodb', 'DescribeTimeToLive', { TableName: 'elt-claims' })
  expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires_at' })
})
