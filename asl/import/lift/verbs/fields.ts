import { seconds } from '../../../duration.ts'
import type { JsonObject, JsonValue } from '../../../json.ts'
import type { RetryPolicy } from '../../../operation.ts'
import { isObject } from '../../field-kinds.ts'
import { NotLiftable, type Value } from '../program.ts'
import { partsOf } from '../variables.ts'

/** Whether a state has no fields but these, whatever it says of its type and of its way on. */
export function hasOnly(state: JsonObject, ...names: readonly string[]): boolean {
  return Object.keys(state).every((name) => COMMON.has(name) || names.includes(name))
}

const COMMON = new Set(['Type', 'Next', 'End', 'Assign', 'Output'])

/** What the builder's states hand on: nothing. */
export function isNothing(output: JsonValue | undefined): boolean {
  return isObject(output) && Object.keys(output).length === 0
}

/** The variable that a state keeps its result in; `''` where it keeps nothing. */
export function keptBy({ Assign }: JsonObject): string {
  const names = Object.keys(isObject(Assign) ? Assign : {})
  if (names.length > 1) throw new NotLiftable('a state that assigns several variables')
  return names[0] ?? ''
}

export function theOnly(assign: JsonValue | undefined): readonly [string, JsonValue] {
  const [first, ...others] = Object.entries(isObject(assign) ? assign : {})
  if (first === undefined || others.length > 0) throw new NotLiftable('a Pass that does not assign one variable')
  return first
}

export function retriesOf(retry: JsonValue | undefined): readonly RetryPolicy<string>[] {
  return partsOf(retry).map(({ ErrorEquals, IntervalSeconds, MaxAttempts, BackoffRate, MaxDelaySeconds, JitterStrategy }) => ({
    errors: Array.isArray(ErrorEquals) ? ErrorEquals.map(String) : [],
    ...(typeof IntervalSeconds === 'number' && { interval: seconds(IntervalSeconds) }),
    ...(typeof MaxAttempts === 'number' && { attempts: MaxAttempts }),
    ...(typeof BackoffRate === 'number' && { backoff: BackoffRate }),
    ...(typeof MaxDelaySeconds === 'number' && { most: seconds(MaxDelaySeconds) }),
    ...((JitterStrategy === 'FULL' || JitterStrategy === 'NONE') && { jitter: JitterStrategy }),
  }))
}

/** A computed value, with the type that stands where it stands. */
export function typed(value: Value, type: string): Value {
  return value.kind === 'read' || value.kind === 'jsonata' ? { ...value, type } : value
}
