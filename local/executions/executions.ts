import type { JsonObject } from '../../asl/json.ts'
import type { Clock, ExecutionResult, HistoryEvent, MapRunProgress, ObjectPort, Quotas, TaskPort } from '../../engine/index.ts'
import type { ExecutionRecord, ExecutionState, NewExecution } from './execution-record.ts'
import type { HistoryPage, HistoryPageOptions } from './history-page.ts'
import type { MapRunState } from './map-run-state.ts'

/** Options of {@link openExecutions}. */
export interface ExecutionsOptions {
  /** The state folder; executions are kept in `<root>/executions`. */
  readonly root: string
  readonly clock: Clock
  readonly uuid: () => string
  /** Between 0 inclusive and 1 exclusive. */
  readonly random: () => number
  /** How an execution reaches the world; asked for at each start, since the ports may lead back here, and each has its role. */
  readonly ports: (execution: Pick<ExecutionRecord, 'name' | 'roleArn'>) => { readonly tasks: TaskPort; readonly objects?: ObjectPort }
  /** Limits other than those of the real service. */
  readonly quotas?: Partial<Quotas>
  /** Told of every event of every execution that runs here. */
  readonly onEvent?: (event: HistoryEvent, executionArn: string) => void
  /** Told as the map runs of these executions go on. */
  readonly onMapRun?: (run: MapRunProgress) => void
}

/** An execution that runs in this process. */
export interface LiveExecution {
  readonly executionArn: string
  /** Milliseconds since the Unix epoch. */
  readonly startDate: number
  /**
   * Its history is on disk: `events` is empty. Rejects with `ExecutionSuspended` where the executions are closed before its end,
   * and with a bug of the engine or of a port.
   */
  readonly result: Promise<ExecutionResult>
}

/** The executions of a state folder, which outlive the processes that run them. */
export interface Executions {
  /**
   * Starts an execution. One of the same name and input that still runs is answered again.
   * Rejects with `ExecutionAlreadyExists`.
   */
  start(execution: NewExecution): LiveExecution
  /** An execution, or the child execution of a map run. Throws `ExecutionDoesNotExist`. */
  describe(executionArn: string): ExecutionState
  /** The newest first; of one state machine, or of all. */
  list(stateMachineArn?: string): readonly ExecutionState[]
  /** Throws `ExecutionDoesNotExist` and `InvalidToken`. */
  history(executionArn: string, options?: HistoryPageOptions): HistoryPage
  /** The map runs of an execution, which may itself be the child of one; the oldest first. Throws `ExecutionDoesNotExist`. */
  mapRuns(executionArn: string): readonly MapRunState[]
  /** Throws `ResourceNotFound`. */
  mapRun(mapRunArn: string): MapRunState
  /** The child executions of a map run that were begun, in the order of their inputs. Throws `ResourceNotFound`. */
  children(mapRunArn: string): readonly ExecutionState[]
  /** Ends an execution as ABORTED, also one whose process has died. */
  stop(executionArn: string, error?: string, cause?: string): Promise<ExecutionState>
  /** Carries on the executions that a process left before their end: all of them, or one. */
  resume(executionArn?: string): readonly LiveExecution[]
  /** Takes up an execution that ended without success at the states that failed. Throws `ExecutionNotRedrivable`. */
  redrive(executionArn: string): LiveExecution
  /** The definition that it was started with. Throws `ExecutionDoesNotExist`. */
  definition(executionArn: string): JsonObject
  /** Resolves once the execution does not run here, however it ended; rejects with the signal's reason. */
  untilDone(executionArn: string, signal?: AbortSignal): Promise<ExecutionState>
  /** Lets go of all executions; those that run can be resumed. */
  close(): Promise<void>
}
