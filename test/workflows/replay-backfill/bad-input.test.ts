import { expect, test } from '@jest/globals'
import { shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { shipmentsReplayPipeline, shipmentsReplayToQueuePipeline } from '../../../workflows/replay-backfill/shipments.ts'
import { execute, listing, query, shipments, switchOn } from '../elt/elt-account.ts'
import { liveAccount } from '../live-account.ts'

const PIPELINES = [shipmentsEltPipeline, shipmentsReplayPipeline, shipmentsReplayToQueuePipeline]
const DAY = 'bronze/shipments/dt=2025-01-01/'

test('inputs of the wrong types, places that are not there and runs that nobody planned have their own errors', async () => {
  const { aws } = await liveAccount(PIPELINES, [])
  const refused: readonly (readonly [object, string, string])[] = [
    [{ window_hours: 'a day' }, 'Input.Invalid', 'window_hours'],
    [{ start: '2026-01-01' }, 'Input.Invalid', 'start'],
    [{ max_attempts: 0 }, 'Input.Invalid', 'max_attempts'],
    [{ record_type: '../raw' }, 'Input.Invalid', 'record_type'],
    [{ bucket: 'elt-bronze' }, 'Input.Invalid', 'unknown field bucket'],
    [{ start: '2026-02-30T00:00:00Z' }, 'Replay.BadWindow', '2026-02-30'],
    [{ bronze_bucket: 'no-such-bucket' }, 'Replay.BucketNotFound', 'no-such-bucket'],
    [{ resume: 'never-planned' }, 'Replay.RunNotFound', 'never-planned'],
  ]
  for (const [input, error, named] of refused) {
    expect([input, await execute(aws, 'replay-backfill', input)]).toEqual([
      input,
      { status: 'FAILED', error, cause: expect.stringContaining(named) },
    ])
  }
  expect(await listing(aws, 'elt-bronze', '')).toEqual({})
})

test.each(['replay-backfill', 'replay-to-queue-backfill'])(
  'bad files come the same way by %s: empty ones are not planned, what is no record is a reject with its reason, good rows are written',
  async (workflow) => {
    const { aws, idle } = await liveAccount(PIPELINES, [])
    const [first = '', second = ''] = shipments(2).split('\n')
    await aws.store.write('elt-bronze', `${DAY}mixed.jsonl`, `${first}\n{"shipment_id": \n${second.slice(0, 20)}`)
    await aws.store.write('elt-bronze', `${DAY}truncated.json`, `[${second}, {"ship`)
    await aws.store.write('elt-bronze', `${DAY}empty.jsonl`, '')
    await aws.store.write('elt-bronze', `${DAY}notes.txt`, 'no data')
    await aws.environment.clock.sleep(2000)
    await idle()
    const raw = await listing(aws, 'elt-bronze', DAY)
    await switchOn(aws, shipmentsEltPipeline)
    expect(await execute(aws, workflow, {}, 'again')).toMatchObject({ status: 'SUCCEEDED', output: { objects: 2 } })
    await idle()
    expect(await query(aws, 'SELECT count(*), count(DISTINCT row_id) FROM silver_shipments')).toEqual([['2', '2']])
    const rejects = (await aws.store.list('elt-bronze', 'errors/ingest/')).map(({ key }) => aws.store.read('elt-bronze', key))
    const lines = (await Promise.all(rejects)).flatMap((bytes) => new TextDecoder().decode(bytes).trimEnd().split('\n'))
    const reasons = lines.map((line) => {
      const { source, position, reason } = JSON.parse(line)
      return [source.replace(/.*\/|#.*/g, ''), position, reason]
    })
    expect(reasons).toEqual([
      ['mixed.jsonl', 2, 'not-json'],
      ['mixed.jsonl', 3, expect.stringMatching(/^(not-json|truncated)$/)],
      ['truncated.json', 2, 'truncated'],
    ])
    expect(await listing(aws, 'elt-bronze', DAY)).toEqual(raw)
  },
)
