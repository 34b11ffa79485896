import type { JsonObject, JsonValue } from '../../asl/json.ts'

/** The state types of Amazon States Language. */
export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map'

/** Whether states of a type may have a Retry: only they show how often they were retried. */
export function mayRetry(type: StateType): boolean {
  return type === 'Task' || type === 'Parallel' || type === 'Map'
}

/** How a state reads its data. */
export type QueryLanguage = 'JSONPath' | 'JSONata'

/** A state as the document has it, with the engine's reading of its common fields. */
export interface State {
  readonly name: string
  readonly type: StateType
  readonly queryLanguage: QueryLanguage
  /** The following state; absent where the state ends its branch. */
  readonly next: string | undefined
  /** All fields, as written. */
  readonly fields: JsonObject
  /** Whether no field of the state does anything to its data. */
  readonly passesDataOn: boolean
  /** The machines inside: the branches of a Parallel, the one processor of a Map. */
  readonly branches: readonly StateGroup[]
  /** What evaluators compile out of the fields, by field: a state runs many times, its fields are read once. */
  readonly compiled: Map<string, unknown>
}

/** States that run one after the other, beginning at `startAt`. */
export interface StateGroup {
  readonly startAt: string
  readonly states: ReadonlyMap<string, State>
}

/** A whole state machine. */
export interface Machine extends StateGroup {
  readonly definition: JsonObject
  /** Seconds that an execution may take; absent means no limit. */
  readonly timeoutSeconds: number | undefined
}

/** A field that a state may lack, as text. */
export function textField(fields: JsonObject, name: string): string | undefined {
  const value = fields[name]
  return typeof value === 'string' ? value : undefined
}

/** Whether a JSON value is an object, neither array nor null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
