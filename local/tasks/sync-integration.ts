import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { type TaskContext, TaskFailure } from '../../engine/ports.ts'
import { callService } from './call-service.ts'
import type { Integration } from './integration.ts'
import { isJsonObject } from './json-object.ts'
import { plainIntegration } from './sdk-integration.ts'

/** A job that a service runs in the background, as `.sync` follows it. */
export interface SyncJob {
  readonly service: string
  readonly start: string
  /** The calls that look at the job and stop it. Both take what `reference` makes of the start's answer. */
  readonly look: string
  readonly stop: string
  readonly reference: (started: JsonObject) => JsonObject
  /** Where the job's state stands in the answer of `look`. */
  readonly state: readonly string[]
  readonly succeeded: readonly string[]
  readonly failed: readonly string[]
}

/** Milliseconds of the clock between two looks at a job: doubled from the first to the last. */
const FIRST_LOOK = 250
const LAST_LOOK = 5000

/**
 * `.sync`: starts the job and waits for its end. The result is what `look` answers; a job that failed fails the task with
 * `States.TaskFailed` and the same answer as JSON for its cause. A task that is aborted stops its job.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync
 */
export function syncIntegration(job: SyncJob): Integration {
  const start = plainIntegration(job.service, job.start)
  return {
    check: start.check,
    async run(world, request, context) {
      const call = (action: string, args: JsonValue) =>
        callService(world, context.clock, { service: job.service, action, arguments: args, style: 'optimised' })
      const started = await start.run(world, request, context)
      context.submitted(started)
      const reference = job.reference(isJsonObject(started) ? started : {})
      try {
        return await untilEnded(job, context, () => call(job.look, reference))
      } catch (error) {
        if (context.signal.aborted) await call(job.stop, reference).catch(() => undefined)
        throw error
      }
    },
  }
}

async function untilEnded(job: SyncJob, { clock, signal }: TaskContext, look: () => Promise<JsonValue>): Promise<JsonValue> {
  for (let wait = FIRST_LOOK; ; wait = Math.min(wait * 2, LAST_LOOK)) {
    signal.throwIfAborted()
    const seen = await look()
    const state = String(job.state.reduce<JsonValue | undefined>(memberOf, seen))
    if (job.succeeded.includes(state)) return seen
    if (job.failed.includes(state)) throw new TaskFailure('States.TaskFailed', JSON.stringify(seen))
    await clock.sleep(wait, signal)
  }
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) ? value[name] : undefined
}
