import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import type { MaybePromise } from '../execution/maybe-promise.ts'
import { checkPayload } from '../execution/payload-size.ts'
import { stateFailure } from '../execution/state-failure.ts'
import { reviveFailure } from '../journal/failure-record.ts'
import type { FramePosition } from '../journal/position.ts'
import { catchFailure } from './catcher.ts'
import { maxAttempts, retryDelay } from './retry-delay.ts'
import { takes } from './takes.ts'

/** One attempt of a state's work. */
type Attempt = (frame: Frame) => MaybePromise<Outcome>

/**
 * Runs a state's work under its `Retry` and `Catch`. Each retrier counts its own attempts.
 * `giveUp` hears of the failure that no retrier took, before a catcher may take it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export async function withRetryAndCatch(frame: Frame, attempt: Attempt, giveUp?: (failure: WorkflowFailure) => void): Promise<Outcome> {
  const { restored } = frame
  const retriers = listField(frame, 'Retry')
  let attempts: Map<number, number> | undefined = restored?.retries
  let first = attempt
  if (restored !== undefined) first = await takeUp(frame, restored, attempt)
  for (let next = first; ; next = attempt) {
    try {
      const outcome = await next(frame)
      checkPayload(frame, outcome.output)
      return outcome
    } catch (error) {
      const failure = stateFailure(frame, error)
      if (!(failure instanceof WorkflowFailure)) throw failure
      const index = retriers.findIndex((candidate) => takes(candidate, failure))
      const retrier = retriers[index]
      const done = attempts?.get(index) ?? 0
      if (retrier === undefined || done >= maxAttempts(retrier)) {
        if (restored?.gaveUp !== true) giveUp?.(failure)
        return await catchFailure(frame, listField(frame, 'Catch'), failure)
      }
      attempts ??= new Map()
      attempts.set(index, done + 1)
      frame.retryCount++
      await pause(frame, index, retryDelay(retrier, done, frame.branch.execution.random))
    }
  }
}

/** What an earlier process left to do first: the rest of a pause, a failure to decide on, or the attempt that it was in. */
async function takeUp(frame: Frame, { progress }: FramePosition, attempt: Attempt): Promise<Attempt> {
  const { branch } = frame
  const { clock } = branch.execution
  if (progress.kind === 'waiting' && progress.until > clock.now()) await clock.sleep(progress.until - clock.now(), branch.signal)
  if (progress.kind !== 'failed') return attempt
  return async () => {
    frame.restored = undefined
    throw reviveFailure(progress.failure)
  }
}

async function pause({ branch }: Frame, retrier: number, delay: number): Promise<void> {
  const { clock, history } = branch.execution
  branch.note({ kind: 'retry', retrier, until: clock.now() + delay })
  history.journal?.flush()
  await clock.sleep(delay, branch.signal)
}

/** The retriers or catchers of a state. */
export function listField(frame: Frame, name: 'Retry' | 'Catch'): readonly JsonObject[] {
  const value: JsonValue | undefined = frame.state.fields[name]
  return Array.isArray(value) ? value : []
}
