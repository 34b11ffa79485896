import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { checkPayload } from '../execution/payload-size.ts'
import { stateFailure } from '../execution/state-failure.ts'
import { catchFailure } from './catcher.ts'
import { maxAttempts, retryDelay } from './retry-delay.ts'
import { takes } from './takes.ts'

/**
 * Runs a state's work under its `Retry` and `Catch`. Each retrier counts its own attempts.
 * `giveUp` hears of the failure that no retrier took, before a catcher may take it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export async function withRetryAndCatch(
  frame: Frame,
  attempt: () => Promise<Outcome>,
  giveUp?: (failure: WorkflowFailure) => void,
): Promise<Outcome> {
  const retriers = listField(frame, 'Retry')
  const attempts = new Map<JsonObject, number>()
  const { execution, signal } = frame.branch
  for (;;) {
    try {
      const outcome = await attempt()
      checkPayload(frame, outcome.output)
      return outcome
    } catch (error) {
      const failure = stateFailure(frame, error)
      if (!(failure instanceof WorkflowFailure)) throw failure
      const retrier = retriers.find((candidate) => takes(candidate, failure))
      const done = retrier === undefined ? 0 : (attempts.get(retrier) ?? 0)
      if (retrier === undefined || done >= maxAttempts(retrier)) {
        giveUp?.(failure)
        return await catchFailure(frame, listField(frame, 'Catch'), failure)
      }
      const delay = retryDelay(retrier, done, execution.random)
      attempts.set(retrier, done + 1)
      frame.retryCount++
      await execution.clock.sleep(delay, signal)
    }
  }
}

/** The retriers or catchers of a state. */
export function listField(frame: Frame, name: 'Retry' | 'Catch'): readonly JsonObject[] {
  const value: JsonValue | undefined = frame.state.fields[name]
  return Array.isArray(value) ? value : []
}
