import type { JsonObject } from '../../asl/json.ts'
import { Aborted } from '../errors/aborted.ts'
import type { HistoryEventDetails, HistoryEventType } from '../history/history-event.ts'
import type { StateGroup } from '../machine/state-document.ts'
import type { Execution } from './execution.ts'
import { VariableScope } from './variable-scope.ts'

/** The states that AWS reports as aborted while they run. */
export type AbortableType = 'Task' | 'Wait' | 'Parallel' | 'Map'

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
  /** The lines inside the running Parallel or Map, for an abort from outside. */
  inner: readonly Branch[] = []
  /** The Map and the index of this iteration, for the events of an abort. */
  iteration: { readonly name: string; readonly index: number } | undefined
  #aborted = false
  #controller: AbortController | undefined

  constructor(execution: Execution, group: StateGroup, cursor: number, outer?: Branch, mapItem?: JsonObject) {
    this.execution = execution
    this.group = group
    this.cursor = cursor
    this.variables = new VariableScope(outer?.variables)
    this.mapItem = mapItem ?? outer?.mapItem
  }

  /** Whether the line must end: stop, timeout of the execution, failure of a sibling. */
  get aborted(): boolean {
    return this.#aborted
  }

  /** Tells of {@link aborted} to those who wait. Made when first asked for: most lines never wait. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#aborted) this.#controller.abort(abortion())
    }
    return this.#controller.signal
  }

  /** Ends this line and all lines inside: they write no further event. */
  abort(): void {
    if (this.#aborted) return
    this.#aborted = true
    this.#controller?.abort(abortion())
    for (const inner of this.inner) inner.abort()
  }

  /** Writes an event that the last one led to. */
  record(type: HistoryEventType, details?: HistoryEventDetails): number {
    if (this.#aborted) throw abortion()
    this.cursor = this.execution.history.add(this.cursor, type, details)
    return this.cursor
  }

  /** Writes an event beside the line: the next event has the same cause as this one. */
  recordBeside(type: HistoryEventType, details?: HistoryEventDetails, previousEventId = this.cursor): void {
    if (this.#aborted) throw abortion()
    this.execution.history.add(previousEventId, type, details)
  }
}

function abortion(): Aborted {
  return new Aborted('The branch was aborted.')
}
