import type { JsonObject } from '../../../json.ts'
import type { ScopeLift } from '../lift.ts'
import type { Lifted, Place } from '../place.ts'
import { branchNames } from '../read-value.ts'
import { statesOf } from '../states.ts'
import { partsOf } from '../variables.ts'
import { hasOnly, keptBy, retriesOf } from './fields.ts'
import { catchesOf, leaving } from './leave.ts'

/** Branches, named as what is kept of them names them, or as the states that end them. */
export function parallel(scope: ScopeLift, name: string, state: JsonObject, place: Place): Lifted | undefined {
  if (!hasOnly(state, 'Branches', 'Retry', 'Catch')) return undefined
  const variable = keptBy(state)
  const kept = branchNames(Object.values((state.Assign ?? {}) as JsonObject)[0] ?? state.Output ?? '')
  const branches = partsOf(state.Branches).map((branch, index) => {
    const end = Object.keys(statesOf(branch)).find((inner) => inner.startsWith(`${name}: `))
    const block = scope.inner(branch).whole(place.variables.within(statesOf(branch)))
    return { name: end?.slice(name.length + 2) ?? kept.get(index) ?? `branch${index + 1}`, block }
  })
  const catches = catchesOf(scope, state, place, variable)
  if (catches === undefined) return undefined
  const node = { kind: 'parallel', name, variable, branches, retry: retriesOf(state.Retry), catches } as const
  return leaving(
    scope,
    state,
    place,
    node,
    branches.map((branch) => branch.name),
  )
}
