import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { NotLiftable } from './program.ts'

export type States = Readonly<Record<string, JsonValue>>

/** The states of a machine, of a branch or of a body. */
export function statesOf(machine: JsonObject): States {
  if (!isObject(machine.States)) throw new NotLiftable('no states')
  return machine.States
}

/** The state of that name. */
export function stateOf(states: States, name: string): JsonObject {
  const state = Object.hasOwn(states, name) ? states[name] : undefined
  if (!isObject(state)) throw new NotLiftable(`a way to the state ${name}, which is not there`)
  return state
}

/** Whether a Choice is the one of a poll, by the names that a poll gives. */
export function isPoll(name: string, states: States): boolean {
  const state = Object.hasOwn(states, name) ? states[name] : undefined
  return isObject(state) && state.Type === 'Choice' && state.Default === `${name}: wait`
}
