import type { JsonObject, JsonValue } from '../../../json.ts'
import { isObject } from '../../field-kinds.ts'
import type { ScopeLift } from '../lift.ts'
import type { Lifted, Place } from '../place.ts'
import { NotLiftable } from '../program.ts'
import { stateOf, statesOf } from '../states.ts'
import type { Handed } from '../variables.ts'
import { hasOnly, keptBy, retriesOf } from './fields.ts'
import { catchesOf, leaving } from './leave.ts'

/** Whether a Map runs its body as executions of their own. */
export function isDistributed({ ItemProcessor }: JsonObject): boolean {
  const config = isObject(ItemProcessor) ? ItemProcessor.ProcessorConfig : undefined
  return isObject(config) && config.Mode === 'DISTRIBUTED'
}

/** An inline Map, whose body finds its item in its input or in a variable that its first state keeps. */
export function map(scope: ScopeLift, name: string, state: JsonObject, place: Place): Lifted | undefined {
  if (!hasOnly(state, 'Items', 'ItemSelector', 'ItemProcessor', 'MaxConcurrency', 'Retry', 'Catch')) return undefined
  const { ItemProcessor: body, ItemSelector: selector, Items, MaxConcurrency } = state
  if (!isObject(body) || !isObject(selector) || Items === undefined) return undefined
  const variable = keptBy(state)
  const catches = catchesOf(scope, state, place, variable)
  if (catches === undefined) return undefined
  const given = bodyOf(scope, name, body, selector, place)
  return leaving(scope, state, place, {
    kind: 'map',
    name,
    variable,
    items: place.variables.whole(Items),
    ...(typeof MaxConcurrency === 'number' && { concurrency: MaxConcurrency }),
    ...given,
    retry: retriesOf(state.Retry),
    catches,
  })
}

function bodyOf(scope: ScopeLift, name: string, body: JsonObject, selector: JsonObject, { variables }: Place) {
  const states = statesOf(body)
  const begin = `${name}: begin`
  const inner = scope.inner(body)
  if (body.StartAt !== begin) {
    const [item, index] = [variables.fresh('item'), variables.fresh('index')]
    const named: Readonly<Record<string, string>> = { item, index }
    const handed: Handed = (root, [first, ...steps]) => {
      const found = root === '$states.input' && typeof first === 'string' ? named[first] : undefined
      return found === undefined ? undefined : handedOver(found, 1, steps, selector[String(first)])
    }
    return { item, index, body: inner.whole(variables.within(states, handed)) }
  }
  const { Assign, Next } = stateOf(states, begin)
  const kept = Object.entries(isObject(Assign) ? Assign : {})
  const named = (source: string) => kept.find(([, value]) => value === `{% $states.input.${source} %}`)?.[0]
  const [item, index] = [named('item') ?? variables.fresh('item'), named('index') ?? variables.fresh('index')]
  const handed: Handed = (root, steps) =>
    root === `$${item}` || root === `$${index}`
      ? handedOver(root.slice(1), 0, steps, selector[root === `$${item}` ? 'item' : 'index'])
      : undefined
  if (typeof Next !== 'string') throw new NotLiftable('a body that only keeps its item')
  inner.mark(begin)
  return { item, index, body: inner.whole(variables.within(states, handed), Next) }
}

/** A value that is handed to a body: `skipped` steps lead to it. */
export function handedOver(variable: string, skipped: number, steps: readonly (string | number)[], made: JsonValue | undefined) {
  const end = steps.findIndex((step) => typeof step === 'number')
  const path = (end < 0 ? steps : steps.slice(0, end)).map(String)
  return { variable, path, taken: path.length + skipped, ...(made !== undefined && { made }) }
}
