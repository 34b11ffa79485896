import type { JsonValue } from '../../asl/json.ts'
import { contextObject } from '../execution/context-object.ts'
import type { Execution } from '../execution/execution.ts'
import type { Frame } from '../execution/frame.ts'
import { executionFunctions } from './functions/index.ts'
import { nowFunction } from './functions/now.ts'

/** Everything that an expression may name with `$`. */
export type JsonataVariables = Record<string, unknown>

/** The parts of `$states` that only some fields see. */
export interface StatesMembers {
  readonly result?: JsonValue
  readonly errorOutput?: JsonValue
}

const functionsOf = new WeakMap<Execution, JsonataVariables>()

/**
 * The variables of an expression: the workflow's own, `$states` and the functions that belong to the execution.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#transforming-data-reserved-variable-states
 */
export function jsonataVariables(frame: Frame, members: StatesMembers = {}): JsonataVariables {
  const { execution } = frame.branch
  let functions = functionsOf.get(execution)
  if (functions === undefined) {
    functions = { ...executionFunctions(execution), now: nowFunction(execution.clock) }
    functionsOf.set(execution, functions)
  }
  let context: JsonValue | undefined
  const states = {
    input: frame.input,
    get context() {
      context ??= contextObject(frame)
      return context
    },
    ...members,
  }
  return frame.branch.variables.all({ ...functions, states })
}
