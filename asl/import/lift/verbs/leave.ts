import type { JsonObject } from '../../../json.ts'
import type { ScopeLift } from '../lift.ts'
import type { Lifted, Place } from '../place.ts'
import type { CatchNode, Node } from '../program.ts'
import { partsOf, type Self } from '../variables.ts'
import { isNothing } from './fields.ts'

/** A step, and what follows it: a state that is written here, or the end of the block with the step's own result. */
export function leaving(scope: ScopeLift, state: JsonObject, place: Place, node: Node, branches?: readonly string[]): Lifted | undefined {
  if (typeof state.Next === 'string') {
    const isHere = isNothing(state.Output) && !scope.isElsewhere(state.Next, place)
    return isHere ? { node, next: state.Next } : undefined
  }
  if (state.End !== true || !place.isTop || place.stop !== undefined || state.Assign !== undefined || state.Output === undefined)
    return undefined
  if (isNothing(state.Output)) return { node }
  if (!('variable' in node)) return undefined
  // A result that goes into the output is in no variable: it is given one here.
  const variable = place.variables.fresh(`resultOf${node.name.replace(/[^A-Za-z0-9]+/g, '')}`)
  const self: Self = { variable, ...(branches && { branches }) }
  return { node: { ...node, variable }, value: place.variables.whole(state.Output, self) }
}

/** The handlers of a state that keeps its result in `result`; nothing where one of them is a jump. */
export function catchesOf(scope: ScopeLift, state: JsonObject, place: Place, result: string): readonly CatchNode[] | undefined {
  const next = typeof state.Next === 'string' ? state.Next : undefined
  const inner = scope.within(next, place)
  const catches = partsOf(state.Catch).map((catcher): CatchNode | undefined => {
    const errors = Array.isArray(catcher.ErrorEquals) ? catcher.ErrorEquals.map(String) : []
    const assigned = Object.keys((catcher.Assign ?? {}) as JsonObject)
    const variable = assigned.find((name) => name !== result) ?? ''
    const variables = inner.variables.inside()
    variables.see(variable)
    const way = next === undefined ? undefined : scope.way(String(catcher.Next), next, { ...inner, variables })
    if (way === undefined || !isNothing(catcher.Output)) return undefined
    // A handler of several errors is one function in the author's code, of which there is no name here.
    if (way !== 'continue' && errors.length > 1) return undefined
    return { errors, variable, handler: way === 'continue' ? undefined : way.block }
  })
  return catches.every((node) => node !== undefined) ? catches : undefined
}
