import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { StatesDataLimitExceededError } from '../errors/states-data-limit-exceeded-error.ts'
import { describeFailure, type Frame } from './frame.ts'

/** Refuses an output that is larger than the service carries. */
export function checkPayload(frame: Frame, output: JsonValue): void {
  const { payloadBytes: most } = frame.branch.execution.quotas
  if (roughBytes(output) <= most || payloadBytes(output) <= most) return
  throw new StatesDataLimitExceededError(
    `The state/task '${frame.state.name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  )
}

/** Refuses variables that are, in one `Assign` together, larger than the service carries. */
export function checkVariables(frame: Frame, assigned: JsonObject): void {
  const { payloadBytes: most } = frame.branch.execution.quotas
  if (roughBytes(assigned) <= most || payloadBytes(assigned) <= most) return
  throw new StatesDataLimitExceededError(
    describeFailure(frame, 'The size of the variables that the state assigns exceeds the maximum number of bytes service limit.'),
  )
}

/**
 * Refuses variables that make all of an execution's together larger than the service carries. What has been assigned is summed
 * up, which is never too little; only where that sum is over the limit are the variables measured.
 */
export function checkAllVariables({ branch, state }: Frame, assigned: JsonObject): void {
  const { execution } = branch
  const { variablesBytes } = execution.quotas
  const rough = roughBytes(assigned)
  execution.assigned.bytes += rough < Number.POSITIVE_INFINITY ? rough : payloadBytes(assigned)
  if (execution.assigned.bytes <= variablesBytes) return
  execution.assigned.bytes = branch.variables.total(payloadBytes)
  if (execution.assigned.bytes <= variablesBytes) return
  throw new StatesDataLimitExceededError(
    `The state/task '${state.name}' assigned variables that take the total size of all variables beyond the maximum number of bytes service limit.`,
  )
}

/** Bytes of a value's JSON text in UTF-8. */
export function payloadBytes(value: JsonValue): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** How many values are looked at before a payload is turned into text to be measured. */
const MOST_LOOKS = 64

/**
 * No less than the bytes of a value's JSON text, by a look that costs little; infinite where that would be a long one.
 * A number takes at most 24 characters, and a character of a text at most 6 (`\u0000`).
 */
function roughBytes(value: JsonValue): number {
  looks = MOST_LOOKS
  return bound(value)
}

/** Left of the look that is under way: looks never overlap, and an argument would make every payload pay. */
let looks = 0

function bound(value: JsonValue): number {
  if (--looks < 0) return Number.POSITIVE_INFINITY
  if (typeof value === 'string') return 6 * value.length + 3
  if (typeof value !== 'object' || value === null) return 25
  let bytes = 3
  for (const name in value) {
    bytes += 6 * name.length + 4 + bound((value as { readonly [key: string]: JsonValue })[name] ?? null)
    if (looks < 0) return Number.POSITIVE_INFINITY
  }
  return bytes
}
