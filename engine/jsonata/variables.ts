import type { JsonValue } from '../../asl/json.ts'
import { contextObject } from '../execution/context-object.ts'
import type { Frame } from '../execution/frame.ts'
import type { State } from '../machine/state-document.ts'
import { executionFunctions } from './functions/index.ts'
import { nowFunction } from './functions/now.ts'

/** Everything that an expression may name with `$`. */
export type JsonataVariables = Record<string, unknown>

/** The parts of `$states` that only some fields see. */
export interface StatesMembers {
  readonly result?: JsonValue
  readonly errorOutput?: JsonValue
}

/**
 * The variables of an expression: the workflow's own, `$states` and the functions that belong to the execution.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#transforming-data-reserved-variable-states
 */
export function jsonataVariables(frame: Frame, members: StatesMembers = {}): JsonataVariables {
  const { execution, variables } = frame.branch
  execution.functions ??= { ...executionFunctions(execution), now: nowFunction(execution.clock) }
  // A getter would do without the look at the text, but V8 keeps a hidden class for each object that has one.
  const states = mayReadContext(frame.state)
    ? { input: frame.input, context: contextObject(frame), ...members }
    : { input: frame.input, ...members }
  return { ...variables.all(execution.functions), states }
}

const READS_OTHER = /\$states(?!\s*\.\s*(?:input|result|errorOutput)\b)/

/** Whether some expression of a state may read the context object, which costs more than most expressions. */
function mayReadContext({ fields, compiled }: State): boolean {
  let reads = compiled.get('$states.context') as boolean | undefined
  if (reads === undefined) {
    reads = READS_OTHER.test(JSON.stringify(fields))
    compiled.set('$states.context', reads)
  }
  return reads
}
