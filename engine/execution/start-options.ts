import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { Clock } from '../clock/clock.ts'
import type { HistoryEvent } from '../history/history-event.ts'
import type { Journal } from '../journal/journal.ts'
import type { ExecutionPosition } from '../journal/position.ts'
import type { ObjectPort, TaskPort } from '../ports.ts'
import type { Quotas } from '../quotas.ts'
import type { ExecutionType } from './execution.ts'
import type { ChildExecution, MapRunProgress } from './execution-result.ts'

/** What `startExecution` needs. */
export interface StartOptions {
  /** The state machine: its Amazon States Language document. */
  readonly definition: JsonObject
  readonly input: JsonValue
  /** The execution's name. Default: made by `uuid`. */
  readonly name?: string
  /** Default: an ARN of the machine `StateMachine` in us-east-1. */
  readonly stateMachineArn?: string
  /** Default: made of `stateMachineArn` and `name`; an Express execution's ends in an id. */
  readonly executionArn?: string
  /** The execution role, as the context object shows it. */
  readonly roleArn?: string
  /** Default: STANDARD. EXPRESS ends with its time, not at 25,000 events. */
  readonly type?: ExecutionType
  readonly clock: Clock
  /** Between 0 inclusive and 1 exclusive. */
  readonly random: () => number
  readonly uuid: () => string
  readonly tasks: TaskPort
  /** Where a Distributed Map finds its items and leaves its results. */
  readonly objects?: ObjectPort
  /** Called for every event at once, in order. */
  readonly onEvent?: (event: HistoryEvent) => void
  /** Called when a child execution of a Distributed Map has ended, at any depth: the parent's history does not show it. */
  readonly onChildExecution?: (child: ChildExecution) => void
  /** Called when a map run begins, and when a child execution of it has ended. */
  readonly onMapRun?: (run: MapRunProgress) => void
  /** Stops the execution like `RunningExecution.stop`. */
  readonly signal?: AbortSignal
  /** Where the execution writes what it needs to carry on after a crash. Default: nowhere. */
  readonly journal?: Journal
  /** Whether the events stay in memory and in the result. Default: true. */
  readonly keepEvents?: boolean
  /** Limits other than those of the real service. */
  readonly quotas?: Partial<Quotas>
}

/** What `resumeExecution` needs: what the execution was started with, and how far it got. */
export interface ResumeOptions extends StartOptions {
  /** Read from the execution's journal. */
  readonly from: ExecutionPosition
  /**
   * Takes up an execution that failed, was stopped or timed out: `ExecutionRedriven` is written, and every state that did not end
   * begins its attempts anew. Default: false, which carries on an execution that has not ended.
   */
  readonly redrive?: boolean
}
