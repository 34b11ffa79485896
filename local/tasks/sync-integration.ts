import type { JsonValue } from '../../asl/json.ts'
import { ExecutionSuspended } from '../../engine/errors/execution-suspended.ts'
import { type TaskContext, TaskFailure } from '../../engine/ports.ts'
import type { LocalService } from '../service.ts'
import { callService } from './call-service.ts'
import type { Integration, TaskWorld } from './integration.ts'
import { isJsonObject } from './json-object.ts'
import { requireManagedRule } from './managed-rule.ts'
import { serviceNames } from './service-names.ts'

/** A job that a service runs in the background, as `.sync` follows it. */
export interface SyncJob {
  /** As it stands in the `Resource`. */
  readonly service: string
  readonly start: Integration
  /** The actions that look at the job and stop it. */
  readonly look: string
  readonly stop: string
  /** The member of the start's answer that names the job, and of the other actions' arguments. */
  readonly id: string
  /** Where the name stands in the start's answer. Default: in its member `id`. */
  readonly idIn?: (started: JsonValue) => JsonValue | undefined
  /** The arguments of `look` and `stop`, where the job's name alone is not enough. */
  readonly arguments?: { readonly [Action in 'look' | 'stop']: (id: JsonValue, given: JsonValue) => JsonValue }
  /** The part of the answer of `look` that is the job. Default: all of it. */
  readonly job?: (seen: JsonValue) => JsonValue
  /** Where the job's state stands in it. */
  readonly state: readonly string[]
  readonly succeeded: readonly string[]
  readonly failed: readonly string[]
  /** The rule by which Step Functions learns of the job's end, where it makes one: the caller must be allowed to. */
  readonly rule?: string
  /** Whether the job goes on after the process that started it: a task that is resumed follows it instead of starting another. */
  readonly outlives?: boolean
  /** Whether a job in one of the states `succeeded` has done so after all. Default: yes. */
  readonly isGood?: (job: JsonValue) => boolean
  /** What becomes of the job as it was seen last. Default: nothing, it is the result. */
  readonly result?: (seen: JsonValue) => JsonValue
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
  return {
    check: job.start.check,
    async run(world, request, context) {
      const call = (action: string, args: JsonValue) =>
        callService(world, context.clock, { service: job.service, action, arguments: args, style: 'optimised' })
      const known = job.outlives === true ? context.resumed?.submitted : undefined
      if (known === undefined) requireManagedRule(world, job)
      const started = known ?? (await job.start.run(world, request, context))
      if (known === undefined) context.submitted(started)
      const id = (job.idIn ? job.idIn(started) : memberOf(started, job.id)) ?? null
      const argumentsOf = (action: 'look' | 'stop') => (job.arguments ? job.arguments[action](id, request.arguments) : { [job.id]: id })
      try {
        await serviceOf(world, job)?.untilDone?.(String(id), context.signal)
        const seen = await untilEnded(job, context, () => call(job.look, argumentsOf('look')))
        return job.result ? job.result(seen) : seen
      } catch (error) {
        const isStopped = context.signal.aborted && !(job.outlives === true && context.signal.reason instanceof ExecutionSuspended)
        if (isStopped) await call(job.stop, argumentsOf('stop')).catch(() => undefined)
        throw error
      }
    },
  }
}

function serviceOf({ services }: TaskWorld, { service }: SyncJob): LocalService | undefined {
  return services.find(({ name }) => name === serviceNames[service]?.client)
}

/** Of a service that tells when its job ends, the first look is the last. */
async function untilEnded(job: SyncJob, { clock, signal }: TaskContext, look: () => Promise<JsonValue>): Promise<JsonValue> {
  for (let wait = FIRST_LOOK; ; wait = Math.min(wait * 2, LAST_LOOK)) {
    signal.throwIfAborted()
    const answer = await look()
    const seen = job.job ? job.job(answer) : answer
    const state = String(job.state.reduce<JsonValue | undefined>(memberOf, seen))
    const isDone = job.succeeded.includes(state)
    const isGood = isDone && (job.isGood?.(seen) ?? true)
    if (isGood) return seen
    if (isDone || job.failed.includes(state)) throw new TaskFailure('States.TaskFailed', JSON.stringify(seen))
    await clock.sleep(wait, signal)
  }
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) ? value[name] : undefined
}
