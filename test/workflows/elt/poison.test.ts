import { expect, test } from '@jest/globals'
import { functionOf } from '../../../local/index.ts'
import { localNamer } from '../../../services/index.ts'
import { shipmentsEltPipeline, shipmentsRedrivePipeline } from '../../../workflows/elt/shipments.ts'
import { liveAccount } from '../live-account.ts'
import { depth, execute, listing, query, shipments } from './elt-account.ts'

const PIPELINES = [shipmentsEltPipeline, shipmentsRedrivePipeline]
const TRIGGERS = ['elt-new-object', 'elt-messages']
const COUNT = "SELECT count(*), count(DISTINCT shipment_id) FROM silver_shipments WHERE dt = '2025-01-01'"
const KEY = 'bronze/shipments/dt=2025-01-01/shipments.jsonl'

test('of ten records with one poison nine are written and one becomes a dead letter with its reason; still poison, it comes back there once', async () => {
  const { aws, put, idle } = await liveAccount(PIPELINES, TRIGGERS)
  const lines = shipments(10).trimEnd().split('\n')
  lines[4] = JSON.stringify({ ...JSON.parse(lines[4] ?? ''), weight_kg: 'heavy' })
  await put('elt-bronze', KEY, `${lines.join('\n')}\n`)
  await idle()
  expect(await query(aws, COUNT)).toEqual([['9', '9']])
  expect([await depth(aws, 'elt-events'), await depth(aws, 'elt-dead-letters')]).toEqual([0, 1])
  const [refused] = await aws.store.list('elt-bronze', 'errors/transform/')
  const reject = JSON.parse(new TextDecoder().decode(await aws.store.read('elt-bronze', refused?.key ?? '')))
  expect(reject).toMatchObject({ position: 5, faults: [{ code: 'wrong-type', message: 'weight_kg must be a double; found "heavy"' }] })

  expect(await execute(aws, 'elt-redrive', {})).toMatchObject({ status: 'SUCCEEDED', output: { moved: 1 } })
  await idle()
  expect([await depth(aws, 'elt-events'), await depth(aws, 'elt-dead-letters')]).toEqual([0, 1])
  expect(await query(aws, COUNT)).toEqual([['9', '9']])
})

test('of ten records with one that a mistaken contract refuses nine are written; after the fix its redrive writes it, and all ten are there exactly once', async () => {
  const { aws, put, idle } = await liveAccount(PIPELINES, TRIGGERS)
  const [, transform] = shipmentsEltPipeline.tasks
  if (transform === undefined) throw new Error('the pipeline has two tasks')
  const deployed = functionOf(transform, localNamer())
  await aws.provision({ functions: [{ ...deployed, handlerFile: new URL('./heavy-only-transform.ts', import.meta.url) }] })
  const lines = shipments(10)
    .trimEnd()
    .split('\n')
    .map((line, index) => JSON.stringify({ ...JSON.parse(line), weight_kg: index === 4 ? 0.5 : 20 }))
  await put('elt-bronze', KEY, lines.join('\n'))
  await idle()
  expect(await query(aws, COUNT)).toEqual([['9', '9']])
  expect([await depth(aws, 'elt-events'), await depth(aws, 'elt-dead-letters')]).toEqual([0, 1])

  await aws.provision({ functions: [deployed] })
  expect(await execute(aws, 'elt-redrive', {})).toMatchObject({ status: 'SUCCEEDED', output: { moved: 1 } })
  await idle()
  expect(await query(aws, COUNT)).toEqual([['10', '10']])
  expect([await depth(aws, 'elt-events'), await depth(aws, 'elt-dead-letters')]).toEqual([0, 0])
})

test('five dead letters are redriven after the fix: each of the four that are right now is written exactly once, the poison returns', async () => {
  const { aws, put, idle } = await liveAccount(PIPELINES, TRIGGERS)
  const [, transform] = shipmentsEltPipeline.tasks
  if (transform === undefined) throw new Error('the pipeline has two tasks')
  const deployed = functionOf(transform, localNamer())
  await aws.provision({ functions: [{ ...deployed, handlerFile: new URL('./strict-transform.ts', import.meta.url) }] })
  const lines = shipments(5).trimEnd().split('\n')
  lines[1] = JSON.stringify({ ...JSON.parse(lines[1] ?? ''), weight_kg: -3 })
  await put('elt-bronze', KEY, lines.join('\n'))
  await idle()
  expect([await depth(aws, 'elt-events'), await depth(aws, 'elt-dead-letters')]).toEqual([0, 5])
  expect(await listing(aws, 'elt-silver', 'silver/')).toEqual({})

  await aws.provision({ functions: [deployed] })
  expect(await execute(aws, 'elt-redrive', {})).toMatchObject({ status: 'SUCCEEDED', output: { moved: 5 } })
  await idle()
  expect(await query(aws, COUNT)).toEqual([['4', '4']])
  expect([await depth(aws, 'elt-events'), await depth(aws, 'elt-dead-letters')]).toEqual([0, 1])
})
