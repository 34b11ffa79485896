import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { shipmentsReplayPipeline } from '../../../workflows/replay-backfill/shipments.ts'
import { execute, listing, query, shipments, switchOn } from '../elt/elt-account.ts'
import { liveAccount } from '../live-account.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const example = JSON.parse(read('workflows/replay-backfill/example-input.json'))

test("the start of the seed's README, all ten fields, runs as it stands; so do its defaults; a field that is none is named", async () => {
  expect(Object.keys(example)).toHaveLength(10)
  const { aws, idle } = await liveAccount([shipmentsEltPipeline, shipmentsReplayPipeline], [])
  await aws.store.write('elt-bronze', 'bronze/shipments/dt=2025-01-01/a.jsonl', shipments(3))
  await aws.environment.clock.sleep(2000)
  await idle()
  await switchOn(aws, shipmentsEltPipeline)
  const ended = await execute(aws, 'replay-backfill', example, 'readme')
  expect(ended).toMatchObject({ status: 'SUCCEEDED', output: { run: 'readme', objects: 1, silver_objects: 1 } })
  expect(await execute(aws, 'replay-backfill', {}, 'defaults')).toMatchObject({ status: 'SUCCEEDED', output: { objects: 1 } })
  await idle()
  expect(Object.keys(await listing(aws, 'elt-bronze', 'bronze/replay/'))).toEqual([
    'bronze/replay/manual/defaults/bronze/shipments/dt=2025-01-01/a.jsonl',
    'bronze/replay/manual/readme/bronze/shipments/dt=2025-01-01/a.jsonl',
  ])
  // Each replay is a delivery of its own, of the same three rows.
  expect(await query(aws, 'SELECT count(*), count(DISTINCT row_id) FROM silver_shipments')).toEqual([['6', '3']])
  const misspelt = await execute(aws, 'replay-backfill', { ...example, window_hour: 24 })
  expect(misspelt).toMatchObject({ status: 'FAILED', error: 'Input.Invalid', cause: expect.stringContaining('unknown field window_hour') })
})

test('the page shows that very start', () => {
  const [, shown = ''] = /```json\n([^`]+)```/.exec(read('docs/pipelines/replay-backfill.md')) ?? []
  expect(JSON.parse(shown)).toEqual(example)
})

const seeds = new URL('../../../../shared/seeds/', import.meta.url)
const whole = existsSync(seeds) ? test : test.skip
whole('it is the one of the seed, with the names of its buckets (skipped where ../shared/seeds is absent)', () => {
  const [file = ''] = readdirSync(seeds).filter((name) => name.startsWith('004_'))
  const [, start = ''] = /start-execution[^']*--input '(\{[^']+\})'/.exec(readFileSync(new URL(file, seeds), 'utf8')) ?? []
  const named = start.replace('<bronze_bucket>', 'elt-bronze').replace('<silver_bucket>', 'elt-silver')
  expect(JSON.parse(named)).toEqual(example)
})
