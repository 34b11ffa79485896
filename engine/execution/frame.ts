import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { FramePosition } from '../journal/position.ts'
import type { State } from '../machine/state-document.ts'
import type { Branch } from './branch.ts'

/** The stages of a state's data that the TestState API shows. */
export type Stage =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath'
  | 'maxConcurrency'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage'

/** One visit to a state. */
export interface Frame {
  readonly branch: Branch
  readonly state: State
  readonly input: JsonValue
  readonly enteredEventId: number
  /** The last event before the state was entered: AWS hangs an `EvaluationFailed` there. */
  readonly eventBeforeEntry: number
  /** Milliseconds since the Unix epoch. */
  readonly enteredAt: number
  /** Retries done so far, `State.RetryCount` of the context object. */
  retryCount: number
  /** `Task.Token` of the context object, made for each attempt of a callback task. */
  taskToken: string | undefined
  /** `Map.Item` of the context object while a Map selects its items. */
  mapItem: JsonObject | undefined
  /** How far an earlier process got with this visit; absent once its last attempt is taken up. */
  restored?: FramePosition | undefined
  /** Hears of each stage of the data; absent in a normal run. */
  observe?: (stage: Stage, value: JsonValue) => void
}

/** What a state leaves behind. */
export interface Outcome {
  readonly output: JsonValue
  /** The following state; absent where the branch ends. */
  readonly next: string | undefined
  /** Variables to set, absent where the state sets none. */
  readonly assigned?: JsonObject | undefined
}

/** AWS's opening of a message about a state. */
export function describeFailure(frame: Frame, problem: string): string {
  return `An error occurred while executing the state '${frame.state.name}' (entered at the event id #${frame.enteredEventId}). ${problem}`
}
