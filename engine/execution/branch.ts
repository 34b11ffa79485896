import type { JsonObject } from '../../asl/json.ts'
import { Aborted } from '../errors/aborted.ts'
import type { HistoryEventDetails, HistoryEventType } from '../history/history-event.ts'
import type { JournalNote } from '../journal/journal.ts'
import type { StateGroup } from '../machine/state-document.ts'
import type { Execution } from './execution.ts'
import { VariableScope } from './variable-scope.ts'

/** The states that AWS reports as aborted while they run. */
export type AbortableType = 'Task' | 'Wait' | 'Parallel' | 'Map'

/** Where a line stands: inside which other, in what began at which event, and the how manieth there. */
export interface BranchPlace {
  readonly outer: Branch
  readonly started: number
  readonly index: number
}

/**
 * One line of states: the machine itself, a branch of a Parallel or an iteration of a Map.
 * It knows the last event of its line, which is the cause of the next one.
 */
export class Branch {
  readonly execution: Execution
  readonly group: StateGroup
  readonly variables: VariableScope
  /** `Map.Item` of the context object, in an iteration. */
  readonly mapItem: JsonObject | undefined
  /** The last event of this line; 0 before the first state. */
  cursor: number
  /** The running state that an abort would be reported for. */
  open: AbortableType | undefined
  /** The running task, which an abort ends. */
  task: { fail(reason: Aborted): void } | undefined
  /** The lines inside the running Parallel or Map, for an abort from outside. */
  inner: readonly Branch[] = NONE
  /** The Map and the index of this iteration, for the events of an abort. */
  iteration: { readonly name: string; readonly index: number } | undefined
  readonly #place: BranchPlace | undefined
  #line: string | undefined
  #aborted = false
  #reason: Aborted | undefined
  #controller: AbortController | undefined

  constructor(execution: Execution, group: StateGroup, cursor: number, place?: BranchPlace, mapItem?: JsonObject) {
    this.execution = execution
    this.group = group
    this.cursor = cursor
    this.#place = place
    this.variables = new VariableScope(place?.outer.variables)
    this.mapItem = mapItem ?? place?.outer.mapItem
    // What begins inside a line that has been ended meanwhile does not begin.
    this.#aborted = place?.outer.aborted ?? false
  }

  /** What the journal names this line by. Made when first asked for: most executions have no journal. */
  get line(): string {
    this.#line ??= this.#place === undefined ? '' : `${this.#place.outer.line}/${this.#place.started}.${this.#place.index}`
    return this.#line
  }

  /** Whether the line must end: stop, timeout of the execution, failure of a sibling. */
  get aborted(): boolean {
    return this.#aborted
  }

  /** Tells of {@link aborted} to those who wait. Made when first asked for: most lines never wait. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#aborted) this.#controller.abort(this.reason)
    }
    return this.#controller.signal
  }

  /** Ends this line and all lines inside: they write no further event. */
  abort(reason?: Aborted): void {
    if (this.#aborted) return
    this.#aborted = true
    this.#reason = reason
    this.#controller?.abort(this.reason)
    this.task?.fail(this.reason)
    for (const inner of this.inner) inner.abort(reason)
  }

  /** Why the line ends. Made when first asked for: nearly every line is aborted after its end, when nobody asks. */
  get reason(): Aborted {
    this.#reason ??= new Aborted('The branch was aborted.')
    return this.#reason
  }

  /** Writes an event that the last one led to, and beside it what only the journal needs. */
  record(type: HistoryEventType, details?: HistoryEventDetails, note?: JournalNote): number {
    if (this.#aborted) throw this.reason
    const { history } = this.execution
    this.cursor =
      history.journal === undefined ? history.add(this.cursor, type, details) : history.add(this.cursor, type, details, this.line, note)
    return this.cursor
  }

  /** Writes into the journal what no event says. */
  note(note: JournalNote): void {
    this.execution.history.journal?.add({ line: this.line, note })
  }

  /** Writes an event beside the line: the next event has the same cause as this one. */
  recordBeside(type: HistoryEventType, details?: HistoryEventDetails, previousEventId = this.cursor): void {
    if (this.#aborted) throw this.reason
    const { history } = this.execution
    history.add(previousEventId, type, details, history.journal === undefined ? undefined : this.line)
  }
}

const NONE: readonly Branch[] = []
