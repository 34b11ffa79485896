import type { JsonObject, JsonValue } from '../../../json.ts'
import { isObject } from '../../field-kinds.ts'
import type { ScopeLift } from '../lift.ts'
import type { Lifted, Place } from '../place.ts'
import { NotLiftable, type Value } from '../program.ts'
import { variablesOf } from '../read-value.ts'
import { type States, stateOf } from '../states.ts'
import { keptBy } from './fields.ts'

/** A bounded loop with a wait between its turns: its states have the names that a poll gives them. */
export function poll(scope: ScopeLift, name: string, begin: JsonObject, place: Place): Lifted | undefined {
  const choice = stateOf(scope.states, name)
  const [wait, timedOut] = [stateOf(scope.states, `${name}: wait`), stateOf(scope.states, `${name}: timed out`)]
  const [found, bound] = Array.isArray(choice.Choices) ? choice.Choices : []
  if (!isObject(found) || !isObject(bound) || scope.isElsewhere(String(found.Next), place)) return undefined
  for (const part of [name, `${name}: wait`, `${name}: timed out`]) {
    if (scope.isRaw(part)) return undefined
    scope.mark(part)
  }
  const inner = { ...scope.within(String(found.Next), place), stop: name, variables: place.variables.inside() }
  const { block: body } = scope.block(String(begin.Next), inner)
  const until = inner.variables.condition(found.Condition)
  const seen = [...new Set(variablesOf(until))].filter((variable) => variable !== 'input' && !place.variables.sees(variable))
  const [only] = seen
  if (seen.length > 1) throw new NotLiftable(`a poll whose condition reads several results of its turn: ${name}`)
  if (only !== undefined) place.variables.see(only)
  return {
    node: {
      kind: 'poll',
      name,
      body: only === undefined ? body : { ...body, value: { kind: 'read', read: { variable: only, path: [] } } },
      until,
      ...(only !== undefined && { seen: only }),
      every: numberOf(wait.Seconds),
      attempts: numberOf(/>= (\d+) %\}$/.exec(String(bound.Condition))?.[1]),
      error: place.variables.template(timedOut.Error),
      cause: place.variables.template(timedOut.Cause),
    },
    next: String(found.Next),
  }
}

/** Whether the states are there that a repeat of that name has. */
export function isRepeat(name: string, states: States): boolean {
  return isObject(states[name]) && states[name].Type === 'Choice' && Object.hasOwn(states, `${name}: next`)
}

/** A loop that counts its turns up to a bound. */
export function repeat(scope: ScopeLift, name: string, begin: JsonObject, place: Place): Lifted | undefined {
  const choice = stateOf(scope.states, name)
  const [rule] = Array.isArray(choice.Choices) ? choice.Choices : []
  const index = keptBy(begin)
  const after = choice.Default
  if (!isObject(rule) || typeof after !== 'string' || index === '' || scope.isElsewhere(after, place)) return undefined
  for (const part of [name, `${name}: next`]) {
    if (scope.isRaw(part)) return undefined
    scope.mark(part)
  }
  const times = timesOf(String(rule.Condition), index, place)
  if (times === undefined) return undefined
  const variables = place.variables.inside()
  variables.see(index)
  const { block } = scope.block(String(rule.Next), { ...scope.within(after, place), stop: `${name}: next`, variables })
  return { node: { kind: 'repeat', name, times, index, body: block }, next: after }
}

/** `{% $turn < 3 %}` */
function timesOf(condition: string, index: string, { variables }: Place): Value | undefined {
  const begin = `{% $${index} < `
  if (!condition.startsWith(begin)) return undefined
  return variables.whole(`{% ${condition.slice(begin.length)}`)
}

function numberOf(value: JsonValue | undefined): number {
  const number = Number(value)
  if (!Number.isInteger(number)) throw new NotLiftable(`${JSON.stringify(value)} where a poll has a number`)
  return number
}
