import type { Frame, Outcome } from '../execution/frame.ts'
import { passedOutcome } from './outcome.ts'
import { waitUntil } from './wait-until.ts'

/** Waits for `Seconds` or until `Timestamp`, on the execution's clock. */
export async function runWait(frame: Frame): Promise<Outcome> {
  const { branch } = frame
  const { clock, history } = branch.execution
  branch.open = 'Wait'
  const { progress } = frame.restored ?? {}
  const until = progress?.kind === 'waiting' ? progress.until : await waitUntil(frame)
  if (until > clock.now()) {
    branch.note({ kind: 'wait', until })
    history.journal?.flush()
    await clock.sleep(until - clock.now(), branch.signal)
  }
  branch.open = undefined
  return passedOutcome(frame)
}
