import { type Fields, fieldsOf, listOf, textOf } from '../../fields.ts'
import type { Place } from './place.ts'
import type { ScopeView, StateView } from './views.ts'

/** A way out of a state to another of its scope. */
export interface Transition {
  readonly kind: 'next' | 'choice' | 'default' | 'catch'
  readonly target: string
  readonly place: Place
  /** What is assigned on this way. */
  readonly assign: Fields
  readonly assignPlace: Place
}

/** All ways out of a state, in the order of the document. */
export function transitionsOf(state: StateView): readonly Transition[] {
  const { fields, place, type } = state
  const ways: Transition[] = []
  const add = (kind: Transition['kind'], holder: Fields, at: Place, field: string): void => {
    const target = textOf(holder[field])
    if (target === undefined) return
    ways.push({ kind, target, place: [...at, field], assign: fieldsOf(holder.Assign) ?? {}, assignPlace: [...at, 'Assign'] })
  }
  if (type === 'Choice') {
    for (const [index, rule] of listOf(fields.Choices).entries()) add('choice', fieldsOf(rule) ?? {}, [...place, 'Choices', index], 'Next')
    add('default', fields, place, 'Default')
  } else if (type !== 'Succeed' && type !== 'Fail') {
    add('next', fields, place, 'Next')
  }
  for (const [index, catcher] of listOf(fields.Catch).entries()) add('catch', fieldsOf(catcher) ?? {}, [...place, 'Catch', index], 'Next')
  return ways
}

/** Whether the scope's execution may end with this state. */
export function isTerminal({ type, fields }: StateView): boolean {
  return fields.End === true || type === 'Succeed' || type === 'Fail'
}

/** The names of the states that the scope's first state leads to, itself included; empty where that state is missing. */
export function reachableNames(scope: ScopeView): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [scope.startAt]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = scope.byName.get(name)
    if (state === undefined || reached.has(name)) continue
    reached.add(name)
    open.push(...transitionsOf(state).map(({ target }) => target))
  }
  return reached
}
