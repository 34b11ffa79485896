import type { Frame, Outcome } from '../execution/frame.ts'
import type { MaybePromise } from '../execution/maybe-promise.ts'
import { passedOutcome } from './outcome.ts'

/** Ends the branch with success. */
export function runSucceed(frame: Frame): MaybePromise<Outcome> {
  return passedOutcome(frame)
}
