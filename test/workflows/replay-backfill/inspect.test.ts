import { expect, test } from '@jest/globals'
import { limits } from '../../../analysis/index.ts'
import { compile, type Workflow } from '../../../asl/index.ts'
import { localNamer, resolveNames } from '../../../services/index.ts'
import { shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { MOST_ATTEMPTS } from '../../../workflows/replay-backfill/input.ts'
import { shipmentsReplayPipeline } from '../../../workflows/replay-backfill/shipments.ts'
import { call, type Ending, execute, shipments } from '../elt/elt-account.ts'
import { liveAccount } from '../live-account.ts'

const INPUT = { poll_interval_seconds: 30, max_attempts: 20 }

/** Replays one object, which nobody ingests; `meanwhile` may put something into silver. */
async function inspected(meanwhile: (put: (key: string) => Promise<unknown>) => Promise<void> = async () => {}) {
  const { aws, idle } = await liveAccount([shipmentsEltPipeline, shipmentsReplayPipeline], [])
  const { clock } = aws.environment
  await aws.store.write('elt-bronze', 'bronze/shipments/dt=2025-01-01/a.jsonl', shipments(1))
  await clock.sleep(2000)
  await idle()
  const began = clock.now()
  let ended: Ending | undefined
  const run = execute(aws, 'replay-backfill', INPUT, 'inspected').then((ending) => {
    ended = ending
  })
  while (ended === undefined && clock.now() - began < 70_000) await clock.sleep(1000)
  await meanwhile((key) => aws.store.write('elt-silver', key, 'PAR1'))
  await run
  const arn = 'arn:aws:states:us-east-1:000000000000:execution:replay-backfill:inspected'
  const events: { readonly stateEnteredEventDetails?: { readonly name: string } }[] = []
  for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
    const page = await call(aws, 'sfn', 'GetExecutionHistory', { executionArn: arn, maxResults: 1000, ...(nextToken && { nextToken }) })
    events.push(...page.events)
    nextToken = page.nextToken
  }
  return { ended, looks: events.filter(({ stateEnteredEventDetails: entered }) => entered?.name === 'Inspect silver').length }
}

test('silver is looked at until there is enough, at most twenty times, thirty seconds apart; the end has a name, and the definition a bound', async () => {
  const { ended, looks } = await inspected()
  expect(looks).toBe(20)
  expect(ended).toMatchObject({
    status: 'FAILED',
    error: 'SilverNotReady',
    cause: expect.stringMatching(/^0 of 1 Parquet objects came to s3:\/\/elt-silver\/silver\/shipments\/ since .* in 20 looks/),
  })
  const early = await inspected(async (put) => {
    // Neither elsewhere nor anything but Parquet counts.
    await put('silver/deliveries/dt=2025-01-01/part-a.parquet')
    await put('silver/shipments/dt=2025-01-01/_SUCCESS')
    await put('silver/shipments/dt=2025-01-01/part-a.parquet')
  })
  expect(early).toMatchObject({ ended: { status: 'SUCCEEDED', output: { silver_objects: 1 } }, looks: 4 })

  const { events, loops } = limits(resolveNames(compile(shipmentsReplayPipeline.workflow as Workflow), localNamer()))
  expect(loops.map(({ turns }) => turns)).toEqual([MOST_ATTEMPTS])
  expect(events.withRetries).toBeLessThan(events.quota)
})
