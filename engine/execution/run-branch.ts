import type { JsonValue } from '../../asl/json.ts'
import { breathe, TRANSITIONS_PER_BREATH } from '../clock/breathe.ts'
import { StatesRuntimeError } from '../errors/states-runtime-error.ts'
import type { HistoryEventType } from '../history/history-event.ts'
import { reviveFailure } from '../journal/failure-record.ts'
import type { FramePosition, LinePosition } from '../journal/position.ts'
import { mayRetry, type State } from '../machine/state-document.ts'
import { runState } from '../states/state-runners.ts'
import type { Branch } from './branch.ts'
import type { Frame, Outcome } from './frame.ts'
import { checkAllVariables, checkPayload, checkVariables } from './payload-size.ts'
import { stateFailure } from './state-failure.ts'

/**
 * Runs a branch to its end, from its first state or from where an earlier process left it, and returns the output of its last
 * state. Rejects with a workflow's failure, with an abort, or with a bug of the engine.
 */
export async function runBranch(branch: Branch, input: JsonValue, from?: LinePosition): Promise<JsonValue> {
  const { clock, history } = branch.execution
  let { name, value, restored } = beginning(branch, input, from)
  let transitions = 0
  try {
    while (name !== undefined) {
      const state: State | undefined = branch.group.states.get(name)
      if (state === undefined) throw new StatesRuntimeError(`The state '${name}' does not exist.`)
      const frame = restored === undefined ? enter(branch, state, value) : reenter(branch, state, restored)
      restored = undefined
      let outcome: Outcome
      try {
        if (frame.restored !== undefined && !mayRetry(state.type)) throwRestored(frame)
        const running = runState(frame)
        outcome = running instanceof Promise ? await running : running
      } catch (error) {
        throw stateFailure(frame, error)
      }
      exit(frame, outcome)
      value = outcome.output
      name = outcome.next
      history.journal?.relieve()
      if (++transitions % TRANSITIONS_PER_BREATH === 0) await breathe(clock)
    }
    return value
  } finally {
    branch.variables.close()
  }
}

interface Beginning {
  readonly name: string | undefined
  readonly value: JsonValue
  readonly restored: FramePosition | undefined
}

/** Where a branch begins: at its first state, between two states, or in the middle of one. */
function beginning(branch: Branch, input: JsonValue, from: LinePosition | undefined): Beginning {
  const first = { name: branch.group.startAt, value: input, restored: undefined }
  if (from === undefined) return first
  branch.cursor = from.cursor
  branch.variables.assign(Object.fromEntries(from.variables))
  // What was assigned before was not summed up: the next assignment measures all.
  branch.execution.assigned.bytes = Number.POSITIVE_INFINITY
  if (from.at.kind === 'exited') return { name: from.at.next, value: from.at.output, restored: undefined }
  return from.at.kind === 'entered' ? { ...first, name: from.at.frame.name, restored: from.at.frame } : first
}

/** Writes the entry of a state. */
export function enter(branch: Branch, state: State, input: JsonValue): Frame {
  const eventBeforeEntry = branch.cursor
  const enteredAt = branch.execution.clock.now()
  const enteredEventId = branch.record(`${state.type}StateEntered`, { stateEnteredEventDetails: { name: state.name, input } })
  return {
    branch,
    state,
    input,
    enteredEventId,
    eventBeforeEntry,
    enteredAt,
    retryCount: 0,
    taskToken: undefined,
    mapItem: undefined,
    restored: undefined,
  }
}

/** Takes up a visit that an earlier process began. */
function reenter(branch: Branch, state: State, restored: FramePosition): Frame {
  const { input, enteredEventId, eventBeforeEntry, enteredAt, retryCount } = restored
  return {
    branch,
    state,
    input,
    enteredEventId,
    eventBeforeEntry,
    enteredAt,
    retryCount,
    taskToken: undefined,
    mapItem: undefined,
    restored,
  }
}

/** Throws the failure that the visit had come to when its process ended; it is written already. */
function throwRestored(frame: Frame): void {
  if (frame.restored?.progress.kind === 'failed') throw reviveFailure(frame.restored.progress.failure)
}

function exit(frame: Frame, outcome: Outcome): void {
  const { branch, state } = frame
  branch.open = undefined
  if (outcome.output !== frame.input) checkPayload(frame, outcome.output)
  const type = `${state.type}StateExited` as HistoryEventType
  const { assigned, next } = outcome
  const note = branch.execution.history.journal === undefined || next === undefined ? undefined : ({ kind: 'exited', next } as const)
  if (assigned === undefined || Object.keys(assigned).length === 0) {
    branch.record(type, { stateExitedEventDetails: { name: state.name, output: outcome.output } }, note)
    return
  }
  checkVariables(frame, assigned)
  branch.variables.assign(assigned)
  checkAllVariables(frame, assigned)
  branch.record(type, { stateExitedEventDetails: { name: state.name, output: outcome.output, assignedVariables: assigned } }, note)
}
