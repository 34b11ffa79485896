import type { JsonValue } from '../../asl/json.ts'
import type { ExecutionEnding } from '../execution/execution-result.ts'
import type { HistoryEvent } from '../history/history-event.ts'
import type { TaskRequest } from '../ports.ts'
import type { FailureRecord } from './journal.ts'

/** How far an execution got, read from its journal: what `resumeExecution` carries on from. */
export interface ExecutionPosition {
  /** Milliseconds since the Unix epoch; of the first event. */
  readonly startDate: number
  /** When it was last redriven. */
  readonly redriveDate?: number
  readonly redriveCount: number
  readonly lastEventId: number
  /** The time of the last event: a clock that goes on from here never goes back. */
  readonly lastTimestamp: number
  /** All events, where they were asked for. */
  readonly events: readonly HistoryEvent[]
  /** Present when it has ended. */
  readonly result?: ExecutionEnding
  readonly machine: LinePosition
}

/** How far a line of states got: the machine, a branch or an iteration. */
export interface LinePosition {
  /** The last event of the line. */
  cursor: number
  readonly variables: Map<string, JsonValue>
  at:
    | { readonly kind: 'start' }
    | { readonly kind: 'entered'; readonly frame: FramePosition }
    /** Between two states, or at the line's end where no state follows. */
    | { readonly kind: 'exited'; readonly output: JsonValue; readonly next: string | undefined }
  /** Of an iteration of an inline Map. */
  iteration: IterationPosition | undefined
}

/** How far a visit to a state got. */
export interface FramePosition {
  readonly name: string
  readonly input: JsonValue
  readonly enteredEventId: number
  readonly eventBeforeEntry: number
  readonly enteredAt: number
  retryCount: number
  /** Retries done, by the place of the retrier in `Retry`. */
  readonly retries: Map<number, number>
  progress: Progress
  /** What runs inside a Parallel or a Map in its last attempt. */
  inner: InnerPosition | undefined
  /** `ParallelStateFailed` or `MapStateFailed` is written: no retrier took the failure. */
  gaveUp: boolean
}

/** What the last attempt of a state has come to. */
export type Progress =
  | { readonly kind: 'begun' }
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'scheduled'; readonly request: TaskRequest; readonly scheduledAt: number; readonly submitted?: JsonValue }
  | { readonly kind: 'succeeded'; readonly output: JsonValue }
  | { readonly kind: 'failed'; readonly failure: FailureRecord }

/** What runs inside a state; `started` is the event that it began with. */
export type InnerPosition = BranchesPosition | IterationsPosition | MapRunReference

export interface BranchesPosition {
  readonly kind: 'branches'
  readonly started: number
  readonly input: JsonValue | undefined
  /** By the place of the branch; those that have not begun are absent. */
  readonly lines: Map<number, LinePosition>
  /** All branches succeeded, and the event that says so is written. */
  closed: boolean
}

export interface IterationsPosition {
  readonly kind: 'iterations'
  readonly started: number
  readonly items: readonly JsonValue[]
  readonly concurrency: number
  readonly lines: Map<number, LinePosition>
  closed: boolean
}

export interface IterationPosition {
  /** The iterations of a slot follow one another; there are as many slots as iterations at one time. */
  readonly slot: number
  readonly input: JsonValue | undefined
  /** Its success is written. */
  ended: boolean
}

export interface MapRunReference {
  readonly kind: 'mapRun'
  started: number
  /** Absent where the run itself was not started. */
  readonly mapRunArn: string | undefined
  /** To be taken up again by a redrive that has not reached it yet. */
  redriven: boolean
  redriveCount: number
  closed: boolean
}
