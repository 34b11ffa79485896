import type { Fields } from '../../fields.ts'
import { fieldsOf } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import { transitionsOf } from '../document/transitions.ts'
import type { QueryLanguage, ScopeView, StateView } from '../document/views.ts'

/** A variable that a state assigns, and where. */
export interface Assignment {
  readonly state: StateView
  readonly name: string
  readonly place: Place
}

/** The variables of an `Assign`: in JSONPath, a name may end in `.$`. */
export function namesOf(assign: Fields, language: QueryLanguage): readonly string[] {
  return Object.keys(assign).map((key) => variableName(key, language))
}

/** All that a state assigns, on whatever way out of it, and where it ends. */
export function assignmentsOf(state: StateView): readonly Assignment[] {
  const own = { assign: fieldsOf(state.fields.Assign) ?? {}, assignPlace: [...state.place, 'Assign'] }
  const ways = transitionsOf(state).filter(({ kind }) => kind === 'choice' || kind === 'catch')
  return [own, ...ways].flatMap(({ assign, assignPlace }) =>
    Object.keys(assign).map((key) => ({ state, name: variableName(key, state.language), place: [...assignPlace, key] })),
  )
}

/** All that the states of a scope assign, those of scopes inside left out. */
export function scopeNames(scope: ScopeView): ReadonlySet<string> {
  return new Set(scope.states.flatMap((state) => assignmentsOf(state).map(({ name }) => name)))
}

function variableName(key: string, language: QueryLanguage): string {
  return language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key
}
