import type { JsonObject, JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { stateOf } from './join-of.ts'
import type { BlockLift, Lifted } from './lift.ts'
import { NotLiftable } from './program.ts'
import { variablesOf } from './read-value.ts'

/** A bounded loop: its states have the names that a poll gives them. */
export function liftPoll(outer: BlockLift, name: string, begin: JsonObject): Lifted {
  const choice = stateOf(outer.states, name)
  const wait = stateOf(outer.states, `${name}: wait`)
  const timedOut = stateOf(outer.states, `${name}: timed out`)
  const [found, bound] = Array.isArray(choice.Choices) ? choice.Choices : []
  if (!isObject(found) || !isObject(bound)) throw new NotLiftable(`a poll without a bound: ${name}`)
  const inner = outer.inside()
  const body = inner.lift(String(begin.Next), name)
  const until = inner.template(found.Condition)
  const seen = [...new Set(variablesOf(until))].filter((variable) => variable !== 'input' && !outer.sees(variable))
  const [only] = seen
  if (seen.length > 1) throw new NotLiftable(`a poll whose condition reads several results of its turn: ${name}`)
  if (only !== undefined) outer.see(only)
  return {
    node: {
      kind: 'poll',
      name,
      body: only === undefined ? body : { ...body, value: { kind: 'read', read: { variable: only, path: [] } } },
      until,
      ...(only !== undefined && { seen: only }),
      every: numberOf(wait.Seconds),
      attempts: numberOf(/>= (\d+) %\}$/.exec(String(bound.Condition))?.[1]),
      error: outer.template(timedOut.Error),
      cause: outer.template(timedOut.Cause),
    },
    next: String(found.Next),
  }
}

function numberOf(value: JsonValue | undefined): number {
  const number = Number(value)
  if (!Number.isInteger(number)) throw new NotLiftable(`${JSON.stringify(value)} where a poll has a number`)
  return number
}
