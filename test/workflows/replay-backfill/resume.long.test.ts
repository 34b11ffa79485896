import { expect, test } from '@jest/globals'
import { shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { shipmentsReplayPipeline } from '../../../workflows/replay-backfill/shipments.ts'
import { call, execute, listing, shipments, switchOn } from '../elt/elt-account.ts'
import { liveAccount } from '../live-account.ts'

const OBJECTS = 60

test('60 objects are each replayed exactly once, also by a run that is stopped in the middle and carried on', async () => {
  const { aws, idle } = await liveAccount([shipmentsEltPipeline, shipmentsReplayPipeline], [])
  for (let number = 1; number <= OBJECTS; number++) {
    await aws.store.write('elt-bronze', `bronze/shipments/dt=2025-01-01/${number}.jsonl`, shipments(1, number))
  }
  await aws.environment.clock.sleep(2000)
  await idle()
  const raw = await listing(aws, 'elt-bronze', 'bronze/')
  const { executionArn } = await call(aws, 'sfn', 'StartExecution', {
    stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:replay-backfill',
    name: 'broken-off',
    input: '{}',
  })
  let copies = 0
  while (copies === 0) {
    await new Promise((resolve) => setImmediate(resolve))
    copies = (await aws.store.list('elt-bronze', 'bronze/replay/')).length
  }
  await call(aws, 'sfn', 'StopExecution', { executionArn })
  expect(copies).toBeLessThan(OBJECTS)
  await switchOn(aws, shipmentsEltPipeline)
  const resumed = await execute(aws, 'replay-backfill', { resume: 'broken-off' }, 'carried-on')
  expect(resumed).toMatchObject({ status: 'SUCCEEDED', output: { run: 'broken-off', objects: OBJECTS } })
  await idle()
  expect(await listing(aws, 'elt-bronze', 'bronze/shipments/')).toEqual(raw)
  const copied = Object.entries(raw).map(([key, etag]) => [`bronze/replay/manual/broken-off/${key}`, etag])
  expect(await listing(aws, 'elt-bronze', 'bronze/replay/')).toEqual(Object.fromEntries(copied))
}, 120_000)
