import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { NotLiftable } from './program.ts'

export type States = Readonly<Record<string, JsonValue>>

/** The state of that name. */
export function stateOf(states: States, name: string): JsonObject {
  const state = Object.hasOwn(states, name) ? states[name] : undefined
  if (!isObject(state)) throw new NotLiftable(`a way to the state ${name}, which is not there`)
  return state
}

/** Where the ways of a choice come together: the first state that all ways pass which do not end before. */
export function joinOf(targets: readonly string[], states: States): string | undefined {
  const spines = targets.map((target) => spineOf(target, states, new Set()))
  const counted = (name: string) => spines.filter((spine) => spine.includes(name)).length
  const [longest] = spines.toSorted((a, b) => b.length - a.length)
  const most = Math.max(0, ...(longest ?? []).map(counted))
  if (most < 2) {
    const live = spines.filter((spine) => !endsBefore(String(spine.at(-1)), states))
    return live.length === 1 ? live[0]?.[0] : undefined
  }
  return longest?.find((name) => counted(name) === most)
}

/** Whether a way that ends with this state ends the execution before its last step. */
function endsBefore(name: string, states: States): boolean {
  const { Type } = stateOf(states, name)
  return Type === 'Fail' || (Type === 'Succeed' && name !== 'Done')
}

/** The states that every execution passes from `start` on, which does not fail before. */
function spineOf(start: string, states: States, seen: Set<string>): readonly string[] {
  const spine: string[] = []
  for (let name: string | undefined = start; name !== undefined && !seen.has(name); ) {
    seen.add(name)
    spine.push(name)
    const state: JsonObject = stateOf(states, name)
    name = state.Type === 'Choice' ? joinAfter(name, state, states) : textOrNothing(state.Next)
  }
  return spine
}

const PENDING: unique symbol = Symbol('pending')

/** What is known of the choices of a machine: their joins, and which of them are being looked at. */
const KNOWN = new WeakMap<States, Map<string, string | undefined | typeof PENDING>>()

function joinAfter(name: string, state: JsonObject, states: States): string | undefined {
  const known = KNOWN.get(states) ?? new Map<string, string | undefined | typeof PENDING>()
  KNOWN.set(states, known)
  const found = known.get(name)
  if (found === PENDING) throw new NotLiftable(`a loop through ${name} that is no poll`)
  if (known.has(name)) return found
  known.set(name, PENDING)
  const join = joinOf(waysOf(name, state, states), states)
  known.set(name, join)
  return join
}

/** Where a Choice may go; a loop goes out of itself. */
function waysOf(name: string, state: JsonObject, states: States): readonly string[] {
  const rules = Array.isArray(state.Choices) ? state.Choices.filter(isObject) : []
  if (isPoll(name, state, states)) return rules.slice(0, 1).map((rule) => String(rule.Next))
  return [...rules.map((rule) => String(rule.Next)), ...(typeof state.Default === 'string' ? [state.Default] : [])]
}

/** Whether a Choice is the one of a poll, by the names that a poll gives. */
export function isPoll(name: string, state: JsonObject, states: States): boolean {
  return state.Type === 'Choice' && state.Default === `${name}: wait` && Object.hasOwn(states, `${name}: begin`)
}

function textOrNothing(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
