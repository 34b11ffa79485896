import type { JsonValue } from '../../asl/json.ts'
import type { Execution } from '../execution/execution.ts'
import { Arguments } from './arguments.ts'

/** `States.UUID()`. */
export function uuid(values: readonly JsonValue[], execution: Execution): JsonValue {
  new Arguments(values, 0)
  return execution.uuid()
}
