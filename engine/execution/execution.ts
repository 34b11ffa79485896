import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { Clock } from '../clock/clock.ts'
import type { History } from '../history/history.ts'
import type { Journal } from '../journal/journal.ts'
import type { ExecutionPosition, LinePosition } from '../journal/position.ts'
import type { Machine, StateGroup } from '../machine/state-document.ts'
import type { ObjectPort, TaskPort } from '../ports.ts'
import type { Quotas } from '../quotas.ts'
import type { Branch } from './branch.ts'
import type { ChildExecution, MapRunProgress, RunningExecution } from './execution-result.ts'

/** What a machine's type decides: how long it lives and whether AWS keeps its history. */
export type ExecutionType = 'STANDARD' | 'EXPRESS'

/** One run of a machine, as every state of it sees it. */
export interface Execution {
  readonly machine: Machine
  readonly type: ExecutionType
  readonly input: JsonValue
  readonly name: string
  readonly executionArn: string
  readonly stateMachineArn: string
  readonly roleArn: string
  /** Milliseconds since the Unix epoch. */
  readonly startDate: number
  readonly redriveCount: number
  readonly clock: Clock
  /** Between 0 inclusive and 1 exclusive. */
  readonly random: () => number
  readonly uuid: () => string
  readonly tasks: TaskPort
  readonly objects: ObjectPort | undefined
  readonly history: History
  readonly journal: Journal | undefined
  readonly quotas: Quotas
  /** An upper bound of what all variables come to. */
  readonly assigned: { bytes: number }
  /** Runs the states of a branch. Carried here because states run branches and branches run states. */
  readonly runBranch: (branch: Branch, input: JsonValue, from?: LinePosition) => Promise<JsonValue>
  /** Starts an execution of its own for an item of a Distributed Map. */
  readonly startChild: (child: ChildOptions) => RunningExecution
  readonly onChildExecution: ((child: ChildExecution) => void) | undefined
  readonly onMapRun: ((run: MapRunProgress) => void) | undefined
  /** The functions of expressions that depend on the execution; made when the first expression needs them. */
  functions: Readonly<Record<string, unknown>> | undefined
  /** Ends the execution with a bug of the engine: the result rejects. */
  readonly crash: (bug: unknown) => void
  /** Changes the context object, for a state that is tested alone. */
  readonly changeContext?: (context: JsonObject) => JsonObject
}

/** What a child execution has of its own; all else is its parent's. */
export interface ChildOptions {
  readonly group: StateGroup
  readonly type: ExecutionType
  readonly input: JsonValue
  readonly name: string
  readonly stateMachineArn: string
  readonly executionArn?: string
  readonly journal?: Journal | undefined
  /** Where an earlier process left the child. */
  readonly from?: ExecutionPosition | undefined
  /** Whether it ended without success and is to go on all the same. */
  readonly redrive?: boolean
}

/** The region of an ARN, `us-east-1` where it names none. */
export function regionOf(arn: string): string {
  return arn.split(':')[3] || 'us-east-1'
}

/** The account of an ARN, `000000000000` where it names none. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] || '000000000000'
}
