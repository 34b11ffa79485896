import { context, type Expr, eq, jsonata, jsonLinesOf, minutes, orElse, seconds, text, type Workflow, workflow } from '../../asl/index.ts'
import { lambda } from '../../services/index.ts'
import { planReplay } from '../../tasks/plan-replay/contract.ts'
import { PlannedObject, replayObjects } from '../../tasks/replay-objects/contract.ts'
import { replayToQueue } from '../../tasks/replay-to-queue/contract.ts'
import type { EltResources } from '../elt/resources.ts'
import { BRONZE_ZONES } from '../elt/zones.ts'
import { normaliseInput } from '../input/normalise-input.ts'
import { ReplayBackfillInput, replayDefaults } from './input.ts'
import { inspect } from './inspect.ts'

/** How objects are replayed: as copies, which the ingestion sees as new, or as messages straight to the queue. */
export type ReplayMode = 'copy' | 'queue'

/** What a run came to. */
export interface ReplayBackfillOutput {
  /** What `resume` takes. */
  readonly run: string
  /** The plan's file. */
  readonly plan: string
  /** Objects of the plan. */
  readonly objects: number
  readonly window: { readonly start: string; readonly end: string }
  /** Recent Parquet objects in silver, up to `min_parquet_objects`; 0 where there was nothing to replay. */
  readonly silver_objects: number
}

/** Objects that one function is given: at most five minutes' work. */
const BATCH = 25

/**
 * Replays the bronze objects of a window, each once, then waits until their rows come to silver.
 *
 * The plan is a file, and a Distributed Map goes over it: the number of objects costs no events of this execution. Bronze is only read.
 * A run that was broken off is carried on by `{ "resume": "<its name>" }`, or by a redrive of the execution.
 * Named errors: `Input.Invalid`, `Replay.*` (see the contracts of its tasks), `States.ExceedToleratedFailureThreshold`, `SilverNotReady`.
 */
export function replayBackfill(
  name: string,
  mode: ReplayMode,
  { bronze, silver }: EltResources,
): Workflow<Partial<ReplayBackfillInput>, ReplayBackfillOutput> {
  const replayTask = mode === 'copy' ? lambda.invoke(replayObjects) : lambda.invoke(replayToQueue)
  const comment = 'Replays bronze objects of a window, then inspects silver'
  return workflow({ name, comment, input: ReplayBackfillInput }, (flow, input) => {
    const { fields } = normaliseInput(flow, input, {
      fields: ReplayBackfillInput,
      defaults: replayDefaults(bronze.name, silver.name, silver.zones.silver.prefix),
    })
    const plan = flow.task('Plan', lambda.invoke(planReplay), {
      run: context.Execution.Name,
      started: context.Execution.StartTime,
      resume: orElse(fields.resume, ''),
      bucket: fields.bronze_bucket,
      prefix: orElse(fields.src_prefix, text`${BRONZE_ZONES.bronze}${fields.record_type}/` as Expr<string>),
      destination: fields.dest_prefix_base,
      window_hours: fields.window_hours,
      start: orElse(fields.start, ''),
      end: orElse(fields.end, ''),
    })
    const silverObjects = flow.when(
      'Nothing to replay?',
      eq(plan.objects, 0),
      () => ({ objects: 0 }),
      (some) => {
        some.distributedMap(
          'Replay objects',
          jsonLinesOf({ bucket: bronze.name, key: text`${BRONZE_ZONES.plans}${plan.run}/plan.jsonl` }, { item: PlannedObject }),
          {
            batch: { items: BATCH },
            concurrency: 40,
            // One object that cannot be replayed ends the run by name: what is done stays done, and the run is carried on after the fix.
            tolerate: { count: 0 },
            // Outputs of many children together are too large to come back.
            write: { bucket: bronze.name, prefix: text`${BRONZE_ZONES.plans}${plan.run}/results`, transformation: 'COMPACT' },
          },
          (objects, child) =>
            child.task(
              'Replay',
              replayTask,
              { run: plan.run, bucket: plan.bucket, destination: plan.destination, objects },
              { retry: [{ errors: ['States.TaskFailed'], interval: seconds(20), attempts: 4, backoff: 2, most: minutes(2) }] },
            ),
        )
        return { objects: inspect(some, fields, plan.started) }
      },
    )
    return {
      run: plan.run,
      plan: text`s3://${plan.plan_bucket}/${plan.plan_key}`,
      objects: plan.objects,
      window: { start: plan.start, end: plan.end },
      silver_objects: jsonata<number>`${silverObjects.objects}`,
    }
  })
}
