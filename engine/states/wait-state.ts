import type { Frame, Outcome } from '../execution/frame.ts'
import { readPathField } from '../jsonpath/path-field.ts'
import { pathInput } from './effective-input.ts'
import { jsonataOutcome } from './outcome.ts'
import { waitUntil } from './wait-until.ts'

/** Waits for `Seconds` or until `Timestamp`, on the execution's clock. */
export async function runWait(frame: Frame): Promise<Outcome> {
  const { branch, state } = frame
  const { clock } = branch.execution
  branch.open = 'Wait'
  const until = await waitUntil(frame)
  if (until > clock.now()) await clock.sleep(until - clock.now(), branch.signal)
  branch.open = undefined
  if (state.queryLanguage === 'JSONata') return jsonataOutcome(frame, frame.input)
  return { output: readPathField(frame, 'OutputPath', pathInput(frame)), next: state.next }
}
