import { expect, test } from '@jest/globals'
import type { LocalAws } from '../../../local/index.ts'
import { shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { shipmentsReplayPipeline, shipmentsReplayToQueuePipeline } from '../../../workflows/replay-backfill/shipments.ts'
import { execute, listing, query, shipments, switchOn } from '../elt/elt-account.ts'
import { liveAccount } from '../live-account.ts'

const COUNT = 'SELECT count(*), count(DISTINCT row_id) FROM silver_shipments'

/** The start of the seed's README, with the names of this account. */
const README_START = {
  bronze_bucket: 'elt-bronze',
  src_prefix: 'bronze/shipments/',
  dest_prefix_base: 'bronze/replay/manual',
  window_hours: 24,
  silver_bucket: 'elt-silver',
  silver_prefix: 'silver',
  record_type: 'shipments',
  min_parquet_objects: 1,
  poll_interval_seconds: 30,
  max_attempts: 20,
}

async function fill(aws: LocalAws, objects: number): Promise<void> {
  for (let number = 1; number <= objects; number++) {
    await aws.store.write('elt-bronze', `bronze/shipments/dt=2025-01-0${1 + (number % 5)}/${number}.jsonl`, shipments(2, number))
  }
  // A second in which nothing is written: the window ends when the execution begins.
  await aws.environment.clock.sleep(2000)
}

/** An account whose objects are older than its triggers. */
async function filledAccount(objects: number) {
  const account = await liveAccount([shipmentsEltPipeline, shipmentsReplayPipeline, shipmentsReplayToQueuePipeline], [])
  await fill(account.aws, objects)
  await account.idle()
  const raw = await listing(account.aws, 'elt-bronze', 'bronze/')
  await switchOn(account.aws, shipmentsEltPipeline)
  return { ...account, raw }
}

test("the README's start runs as it stands: copies in the run's folder, rows once in silver, raw untouched; its own copies are never replayed", async () => {
  const { aws, idle, raw } = await filledAccount(4)
  const first = await execute(aws, 'replay-backfill', README_START, 'first')
  expect(first).toMatchObject({ status: 'SUCCEEDED', output: { run: 'first', objects: 4, silver_objects: 1 } })
  await idle()
  const copies = await listing(aws, 'elt-bronze', 'bronze/replay/')
  expect(copies).toEqual(Object.fromEntries(Object.entries(raw).map(([key, etag]) => [`bronze/replay/manual/first/${key}`, etag])))
  expect(await listing(aws, 'elt-bronze', 'bronze/shipments/')).toEqual(raw)
  expect(await query(aws, COUNT)).toEqual([['8', '8']])

  const second = await execute(aws, 'replay-backfill', { ...README_START, src_prefix: 'bronze/' }, 'second')
  expect(second.output).toMatchObject({ objects: 4 })
  const plans = await Promise.all(['first', 'second'].map((run) => aws.store.read('elt-bronze', `replay-plans/${run}/plan.jsonl`)))
  expect(plans[1]).toEqual(plans[0])
})

test('an unknown field, a destination outside the zone of copies and an empty window are named; a window that holds nothing is no failure', async () => {
  const { aws } = await filledAccount(1)
  expect(await execute(aws, 'replay-backfill', { ...README_START, window_hour: 24 })).toMatchObject({
    status: 'FAILED',
    error: 'Input.Invalid',
  })
  expect(await execute(aws, 'replay-backfill', { dest_prefix_base: 'bronze/shipments' })).toMatchObject({ error: 'Input.Invalid' })
  const backwards = { start: '2026-01-02T00:00:00Z', end: '2026-01-01T00:00:00Z' }
  expect(await execute(aws, 'replay-backfill', backwards)).toMatchObject({ status: 'FAILED', error: 'Replay.BadWindow' })
  const empty = { start: '2020-01-01T00:00:00Z', end: '2020-01-02T00:00:00Z' }
  expect(await execute(aws, 'replay-backfill', empty)).toMatchObject({ status: 'SUCCEEDED', output: { objects: 0, silver_objects: 0 } })
})
