import type { JsonObject } from '../../../json.ts'
import type { ScopeLift } from '../lift.ts'
import type { Lifted, Place, Written } from '../place.ts'
import type { Block } from '../program.ts'
import { partsOf } from '../variables.ts'
import { targetsOf } from '../ways.ts'
import { hasOnly, isNothing, theOnly } from './fields.ts'

const NO_STEPS: Block = { nodes: [] }

/** A Choice whose ways come together again, with the states that keep what they gave. */
export function choose(scope: ScopeLift, name: string, state: JsonObject, place: Place): Lifted | undefined {
  const rules = partsOf(state.Choices)
  const isPlain = hasOnly(state, 'Choices', 'Default') && isNothing(state.Output) && state.Assign === undefined
  if (!isPlain || typeof state.Default !== 'string' || rules.length === 0) return undefined
  if (!rules.every((rule) => Object.keys(rule).length === 2 && typeof rule.Condition === 'string')) return undefined
  const joinNames = rules.map((_, index) => (rules.length === 1 ? `${name}: then` : `${name}: way ${index + 1}`))
  const lastJoin = `${name}: otherwise`
  const keeping = [...joinNames, lastJoin].map((join) => scope.states[join] as JsonObject | undefined).find((join) => join !== undefined)
  const join = typeof keeping?.Next === 'string' ? keeping.Next : scope.reach(place).joinOf(targetsOf(state, false))
  const inner = scope.within(join, place)
  const ways = rules.map((rule, index) => scope.way(String(rule.Next), join, inner, joinNames[index]))
  const last = scope.way(state.Default, join, inner, lastJoin)
  if (last === undefined || ways.some((way) => way === undefined)) return undefined
  const goOn = [...ways, last].some((way) => way === 'continue' || way?.goesOn)
  const variable = keeping === undefined ? '' : theOnly(keeping.Assign)[0]
  return {
    node: {
      kind: 'choose',
      name,
      variable,
      ways: rules.map((rule, index) => ({ condition: place.variables.condition(rule.Condition), block: blockOf(ways[index]) })),
      otherwise: blockOf(last),
    },
    ...(goOn && join !== undefined && { next: join }),
  }
}

function blockOf(way: 'continue' | Written | undefined): Block {
  return way === undefined || way === 'continue' ? NO_STEPS : way.block
}
