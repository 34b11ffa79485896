import { bindTask, definePipeline, onSchedule, type Pipeline } from '../../services/index.ts'
import { inspectSilver } from '../../tasks/inspect-silver/contract.ts'
import { planReplay } from '../../tasks/plan-replay/contract.ts'
import { replayObjects } from '../../tasks/replay-objects/contract.ts'
import { replayToQueue } from '../../tasks/replay-to-queue/contract.ts'
import type { EltResources } from '../elt/resources.ts'
import { type ReplayMode, replayBackfill } from './replay-backfill.ts'

/** Options of {@link replayBackfillPipeline}. */
export interface ReplayBackfillOptions {
  /** Default: `copy`, which needs no right to send messages. */
  readonly mode?: ReplayMode
  /** Default: `replay-backfill`, or `replay-to-queue-backfill`. */
  readonly name?: string
}

/**
 * The workflow with all that it needs, on the resources of an `elt` pipeline. One trigger is there to be switched on:
 * `<name>-daily`, which replays the day before.
 */
export function replayBackfillPipeline(resources: EltResources, { mode = 'copy', name }: ReplayBackfillOptions = {}): Pipeline {
  const { bronze, silver, claims, events } = resources
  const { zones } = bronze
  const workflow = replayBackfill(name ?? (mode === 'copy' ? 'replay-backfill' : 'replay-to-queue-backfill'), mode, resources)
  const access = { bronze: zones.bronze, claims }
  const environment = { CLAIMS_TABLE: claims.name }
  return definePipeline({
    workflow,
    resources: [bronze, silver, claims, ...(resources.deadLetters ? [resources.deadLetters] : []), events],
    tasks: [
      bindTask(planReplay, {
        access: { bronze: zones.bronze, plans: zones.plans },
        environment: { PLANS_BUCKET: bronze.name, PLANS_PREFIX: zones.plans.prefix, REPLAY_PREFIX: zones.replay.prefix },
      }),
      mode === 'copy'
        ? bindTask(replayObjects, { access: { ...access, written: zones.replay }, environment })
        : bindTask(replayToQueue, {
            access: { ...access, written: zones.rejects, queue: events },
            environment: {
              ...environment,
              QUEUE_URL: events.url,
              REJECTS_BUCKET: bronze.name,
              REJECTS_PREFIX: zones.rejects.prefix,
            },
          }),
      bindTask(inspectSilver, { access: { silver: silver.zones.silver } }),
    ],
    triggers: [onSchedule(`${workflow.name}-daily`, 'rate(1 day)', { target: workflow, enabled: false, input: {} })],
  })
}
