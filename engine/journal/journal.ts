import type { JsonValue } from '../../asl/json.ts'
import type { HistoryEvent } from '../history/history-event.ts'
import type { TaskRequest } from '../ports.ts'
import type { ExecutionPosition } from './position.ts'

/**
 * What the history does not say and an execution needs to carry on: decisions that were made, inputs that were worked out,
 * moments that were agreed on.
 */
export type JournalNote =
  /** With the exit of a state: the state that follows, absent where its line ends. */
  | { readonly kind: 'exited'; readonly next?: string }
  /** With a task's `...Scheduled`: the request, whole. */
  | { readonly kind: 'scheduled'; readonly request: TaskRequest }
  /** With a `...TimedOut`: it was a heartbeat that was missed. */
  | { readonly kind: 'heartbeatMissed' }
  /** With `ParallelStateStarted`: what every branch gets, absent where that is the state's input. */
  | { readonly kind: 'branches'; readonly input?: JsonValue }
  /** With `MapStateStarted` of an inline Map. */
  | { readonly kind: 'iterations'; readonly items: readonly JsonValue[]; readonly concurrency: number }
  /** With `MapIterationStarted`: the slot that the iteration runs in, and its input where that is not the item itself. */
  | { readonly kind: 'iteration'; readonly slot: number; readonly input?: JsonValue }
  /** A failed attempt is to be repeated at `until`, by the retrier of that place in `Retry`. */
  | { readonly kind: 'retry'; readonly retrier: number; readonly until: number }
  /** A Wait state ends at `until`. */
  | { readonly kind: 'wait'; readonly until: number }
  /** A branch, an iteration or a map run failed, which ends its Parallel or Map; `cursor` is the event that it hangs on. */
  | { readonly kind: 'failedInside'; readonly failure: FailureRecord; readonly cursor: number }

/** A failure in the journal; `name` is the name of its class. */
export interface FailureRecord {
  readonly name: string
  readonly error?: string
  readonly cause?: string
}

/** One thing that happened: an event of the history, a note, or both together. */
export interface JournalEntry {
  /**
   * The line of states that it happened in: empty for the machine itself; `/12.0` is the first branch of what began at event 12,
   * `/12.0/20.3` the fourth iteration of what began inside it at event 20.
   */
  readonly line: string
  readonly event?: HistoryEvent
  readonly note?: JournalNote
}

/** Where an execution writes down what it needs to carry on when its process has died. */
export interface Journal {
  /**
   * Takes entries, in order; they are safe when it returns. The entries of one call belong together: after a crash either all
   * of them are there or none.
   */
  append(entries: readonly JournalEntry[]): void
  /** The journal of a Distributed Map's run. Absent: such a run begins again from its first item. */
  mapRun?(mapRunArn: string): MapRunJournal
}

/** The input of one child execution of a map run, and how many items are in it. */
export interface RecordedInput {
  readonly input: JsonValue
  readonly items: number
}

/** What a map run was begun with: for whoever describes it, the run itself reads its fields anew. */
export interface MapRunSettings {
  readonly mapRunArn: string
  /** The execution whose Map it is: a child of another run where maps are nested. */
  readonly executionArn: string
  /** Of the child executions. */
  readonly type: 'STANDARD' | 'EXPRESS'
  /** Milliseconds since the Unix epoch. */
  readonly startDate: number
  /** As the state has it; 0 is no bound of its own. */
  readonly maxConcurrency: number
  readonly toleratedFailureCount?: number
  readonly toleratedFailurePercentage?: number
  /** Whether a `ResultWriter` writes the results. */
  readonly writesResults: boolean
}

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'

/** Where the run of a Distributed Map and its child executions write. */
export interface MapRunJournal {
  /** What was written by an earlier process, or undefined. */
  read(): MapRunPosition | undefined
  /** The inputs of all children: they are not read again. */
  begin(inputs: readonly RecordedInput[], settings: MapRunSettings): void
  child(index: number, name: string): Journal
  /** The run is at that since `moment`, in milliseconds since the Unix epoch, after so many redrives. It is RUNNING from its beginning. */
  mark?(status: MapRunStatus, moment: number, redriveCount: number): void
}

/** How far a map run got. */
export interface MapRunPosition {
  readonly inputs: readonly RecordedInput[]
  /** The children that were begun, by the place of their input. */
  readonly children: ReadonlyMap<number, ChildPosition>
}

/** How far one child execution got. */
export interface ChildPosition {
  readonly name: string
  /** Absent where not even its first event was written. */
  readonly position: ExecutionPosition | undefined
}
