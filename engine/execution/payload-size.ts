import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { StatesDataLimitExceededError } from '../errors/states-data-limit-exceeded-error.ts'
import { describeFailure, type Frame } from './frame.ts'

/** Refuses an output that is larger than the service carries. */
export function checkPayload(frame: Frame, output: JsonValue): void {
  if (isSmall(output)) return
  if (payloadBytes(output) <= frame.branch.execution.quotas.payloadBytes) return
  throw new StatesDataLimitExceededError(
    `The state/task '${frame.state.name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  )
}

/** Refuses variables that are, in one `Assign` together, larger than the service carries. */
export function checkVariables(frame: Frame, assigned: JsonObject): void {
  if (isSmall(assigned) || payloadBytes(assigned) <= frame.branch.execution.quotas.payloadBytes) return
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
  execution.assigned.bytes += isSmall(assigned) ? smallBytes(assigned) : payloadBytes(assigned)
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

const SMALL_TEXT = 1000
const SMALL_COUNT = 20

/** A cheap look at the value's first level: most payloads need not be turned into text to be measured. */
function isSmall(value: JsonValue): boolean {
  if (typeof value === 'string') return value.length < SMALL_TEXT
  if (typeof value !== 'object' || value === null) return true
  let members = 0
  for (const name in value) {
    const member = (value as { readonly [key: string]: JsonValue })[name]
    if (++members > SMALL_COUNT || name.length > SMALL_TEXT) return false
    if (typeof member === 'string' ? member.length >= SMALL_TEXT : typeof member === 'object' && member !== null) return false
  }
  return true
}

/** No less than the text of a small value: each character at its longest escape, a number at its longest. */
function smallBytes(members: JsonObject): number {
  let bytes = 2
  for (const name in members) {
    const member = members[name]
    bytes += 6 * (name.length + (typeof member === 'string' ? member.length : 4)) + 6
  }
  return bytes
}
