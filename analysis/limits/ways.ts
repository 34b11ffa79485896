import { transitionsOf } from '../check/document/transitions.ts'
import type { ScopeView, StateView } from '../check/document/views.ts'

/** Some states of a scope and the ways between them. */
export interface Ways {
  readonly states: readonly StateView[]
  readonly next: (state: StateView) => readonly StateView[]
}

/** The states of a scope that exist, with all ways between them. */
export function waysOf(scope: ScopeView): Ways {
  const targets = new Map<StateView, readonly StateView[]>()
  for (const state of scope.states) {
    targets.set(state, [...new Set(transitionsOf(state).flatMap(({ target }) => scope.byName.get(target) ?? []))])
  }
  return { states: scope.states, next: (state) => targets.get(state) ?? [] }
}

/** The same ways, between some of the states only, and without those that `keeps` refuses. */
export function within(ways: Ways, some: ReadonlySet<StateView>, keeps: (from: StateView, to: StateView) => boolean = () => true): Ways {
  return {
    states: ways.states.filter((state) => some.has(state)),
    next: (state) => ways.next(state).filter((to) => some.has(to) && keeps(state, to)),
  }
}
