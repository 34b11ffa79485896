import { expect, test } from '@jest/globals'
import { shipmentsEltPipeline as pipeline, shipmentsRedrivePipeline } from '../../../workflows/elt/shipments.ts'
import { liveAccount } from '../live-account.ts'
import { call, depth, execute, query, shipments } from './elt-account.ts'

const DAY = 'dt=2025-01-01'

test('every row of a bad file is in silver, in the dead letters or among the rejects; none is lost', async () => {
  const { aws, put, idle } = await liveAccount([pipeline], ['elt-new-object', 'elt-messages'])
  const array = shipments(3, 1, 'json')
  await put('elt-bronze', `bronze/shipments/${DAY}/truncated.json`, array.slice(0, array.lastIndexOf('"carrier"')))
  await put('elt-bronze', `bronze/shipments/${DAY}/empty.jsonl`, '')
  const [first = '', second = ''] = shipments(2, 7).split('\n')
  await put(
    'elt-bronze',
    `bronze/shipments/${DAY}/mixed.jsonl`,
    `${first}\n{"shipment_id": \n${JSON.stringify({ ...JSON.parse(second), colour: 'red' })}\n`,
  )
  await put('elt-bronze', `bronze/unicorns/${DAY}/a.jsonl`, '{"horn": 1}\n')
  await idle()
  expect(await query(aws, 'SELECT count(*) FROM silver_shipments')).toEqual([['3']])
  expect(await depth(aws, 'elt-dead-letters')).toBe(1)
  const rejects = await Promise.all(
    (await aws.store.list('elt-bronze', 'errors/ingest/')).map(async ({ key }) =>
      JSON.parse(new TextDecoder().decode(await aws.store.read('elt-bronze', key))),
    ),
  )
  expect(rejects.map(({ source, position, reason }) => [source.replace(/.*\/|#.*/g, ''), position, reason])).toEqual([
    ['empty.jsonl', 1, 'empty-file'],
    ['mixed.jsonl', 2, 'not-json'],
    ['truncated.json', 3, 'truncated'],
    ['a.jsonl', 1, 'unknown-record-type'],
  ])
})

test('an event that tells of no object, an object that is gone and a redrive that nobody can make have their own errors', async () => {
  const { aws } = await liveAccount([pipeline, shipmentsRedrivePipeline], [])
  const invoke = async (event: object) => {
    const { Payload } = await call(aws, 'lambda', 'Invoke', { FunctionName: 'ingest', Payload: JSON.stringify(event) })
    return JSON.parse(Buffer.from(Payload).toString())
  }
  expect(await invoke({ detail: { bucket: 'elt-bronze' } })).toMatchObject({ errorType: 'Ingest.BadEvent' })
  const gone = { bucket: { name: 'elt-bronze' }, object: { key: `bronze/shipments/${DAY}/gone.jsonl`, etag: 'e' } }
  expect(await invoke({ detail: gone })).toMatchObject({ errorType: 'Ingest.ObjectNotFound' })
  for (const input of [{ max_messages_per_second: 0 }, { max_messages_per_second: 'all' }, { speed: 5 }]) {
    expect([input, await execute(aws, 'elt-redrive', input)]).toMatchObject([input, { status: 'FAILED', error: 'Input.Invalid' }])
  }
})
