import type { JsonValue } from '../../asl/json.ts'
import { breathe, TRANSITIONS_PER_BREATH } from '../clock/breathe.ts'
import { StatesRuntimeError } from '../errors/states-runtime-error.ts'
import type { HistoryEventType } from '../history/history-event.ts'
import type { State } from '../machine/state-document.ts'
import { runState } from '../states/state-runners.ts'
import type { Branch } from './branch.ts'
import type { Frame, Outcome } from './frame.ts'
import { checkPayload, checkVariables } from './payload-size.ts'
import { stateFailure } from './state-failure.ts'

/**
 * Runs a branch from its first state to its end and returns the output of its last state.
 * Rejects with a workflow's failure, with an abort, or with a bug of the engine.
 */
export async function runBranch(branch: Branch, input: JsonValue): Promise<JsonValue> {
  let name: string | undefined = branch.group.startAt
  let value = input
  let transitions = 0
  while (name !== undefined) {
    const state: State | undefined = branch.group.states.get(name)
    if (state === undefined) throw new StatesRuntimeError(`The state '${name}' does not exist.`)
    const frame = enter(branch, state, value)
    let outcome: Outcome
    try {
      const running = runState(frame)
      outcome = running instanceof Promise ? await running : running
    } catch (error) {
      throw stateFailure(frame, error)
    }
    exit(frame, outcome)
    value = outcome.output
    name = outcome.next
    if (++transitions % TRANSITIONS_PER_BREATH === 0) await breathe(branch.execution.clock)
  }
  return value
}

/** Writes the entry of a state. */
export function enter(branch: Branch, state: State, input: JsonValue): Frame {
  const eventBeforeEntry = branch.cursor
  const enteredAt = branch.execution.clock.now()
  const enteredEventId = branch.record(`${state.type}StateEntered`, { stateEnteredEventDetails: { name: state.name, input } })
  return { branch, state, input, enteredEventId, eventBeforeEntry, enteredAt, retryCount: 0, taskToken: undefined, mapItem: undefined }
}

function exit(frame: Frame, outcome: Outcome): void {
  const { branch, state } = frame
  if (outcome.output !== frame.input) checkPayload(frame, outcome.output)
  const type = `${state.type}StateExited` as HistoryEventType
  const { assigned } = outcome
  if (assigned === undefined || Object.keys(assigned).length === 0) {
    branch.record(type, { stateExitedEventDetails: { name: state.name, output: outcome.output } })
    return
  }
  checkVariables(frame, assigned)
  branch.variables.assign(assigned)
  branch.record(type, { stateExitedEventDetails: { name: state.name, output: outcome.output, assignedVariables: assigned } })
}
