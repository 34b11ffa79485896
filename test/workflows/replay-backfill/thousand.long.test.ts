import { expect, test } from '@jest/globals'
import type { LocalAws } from '../../../local/index.ts'
import { shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { shipmentsReplayPipeline, shipmentsReplayToQueuePipeline } from '../../../workflows/replay-backfill/shipments.ts'
import { depth, execute, listing, query, shipments, switchOn } from '../elt/elt-account.ts'
import { liveAccount } from '../live-account.ts'

const ROWS = 'SELECT count(*), count(DISTINCT row_id), count(DISTINCT source) FROM silver_shipments'

/** An account with objects of one row each. */
async function filledAccount(objects: number) {
  const account = await liveAccount([shipmentsEltPipeline, shipmentsReplayPipeline, shipmentsReplayToQueuePipeline], [])
  const { aws } = account
  for (let number = 1; number <= objects; number++) {
    await aws.store.write('elt-bronze', `bronze/shipments/dt=2025-01-0${1 + (number % 5)}/${number}.jsonl`, shipments(1, number))
  }
  await aws.environment.clock.sleep(2000)
  await account.idle()
  const raw = await listing(aws, 'elt-bronze', 'bronze/shipments/')
  expect(Object.keys(raw)).toHaveLength(objects)
  return { ...account, raw }
}

/** What the children of a run came to, together. */
async function counts(aws: LocalAws, run: string): Promise<Readonly<Record<string, number>>> {
  const files = (await aws.store.list('elt-bronze', `replay-plans/${run}/results/`)).filter(({ key }) => /SUCCEEDED_\d+\.json$/.test(key))
  const texts = await Promise.all(files.map(async ({ key }) => new TextDecoder().decode(await aws.store.read('elt-bronze', key))))
  const total: Record<string, number> = {}
  for (const output of texts.flatMap((text) => JSON.parse(text) as Readonly<Record<string, number>>[])) {
    for (const [name, count] of Object.entries(output)) total[name] = (total[name] ?? 0) + count
  }
  return total
}

test('of 1,000 objects each is copied exactly once, and raw is untouched', async () => {
  const { aws, raw } = await filledAccount(1000)
  // Nobody ingests the copies here, so silver stays empty; resume.test.ts follows a replay to its rows.
  const ended = await execute(aws, 'replay-backfill', { max_attempts: 1 }, 'thousand')
  expect(ended).toMatchObject({ status: 'FAILED', error: 'SilverNotReady' })
  expect(await counts(aws, 'thousand')).toEqual({ replayed: 1000, done_before: 0, changed: 0 })
  expect(await listing(aws, 'elt-bronze', 'bronze/shipments/')).toEqual(raw)
  const copies = Object.entries(raw).map(([key, etag]) => [`bronze/replay/manual/thousand/${key}`, etag])
  expect(await listing(aws, 'elt-bronze', 'bronze/replay/')).toEqual(Object.fromEntries(copies))
}, 120_000)

test('of 50 objects that go straight to the queue each comes to silver exactly once, and raw is untouched', async () => {
  const { aws, idle, raw } = await filledAccount(50)
  await switchOn(aws, shipmentsEltPipeline)
  expect(await execute(aws, 'replay-to-queue-backfill', {}, 'direct')).toMatchObject({ status: 'SUCCEEDED', output: { objects: 50 } })
  await idle()
  expect(await counts(aws, 'direct')).toEqual({ replayed: 50, done_before: 0, changed: 0 })
  expect(await listing(aws, 'elt-bronze', 'bronze/')).toEqual(raw)
  expect(await query(aws, ROWS)).toEqual([['50', '50', '50']])
  expect([await depth(aws, 'elt-events'), await depth(aws, 'elt-dead-letters')]).toEqual([0, 0])
}, 60_000)
