import type { StateView } from '../check/document/views.ts'
import type { Ways } from './ways.ts'

/** States that lead to one another; a single state where it is in no loop. */
export interface Component {
  readonly states: ReadonlySet<StateView>
  readonly isLoop: boolean
}

/** The strongly connected components of the ways, each after those that it leads to (Tarjan). */
export function componentsOf(ways: Ways): readonly Component[] {
  const found: Component[] = []
  const order = new Map<StateView, number>()
  const low = new Map<StateView, number>()
  const stack: StateView[] = []
  const visit = (state: StateView): void => {
    order.set(state, order.size)
    low.set(state, order.get(state)!)
    stack.push(state)
    for (const next of ways.next(state)) {
      if (!order.has(next)) visit(next)
      if (stack.includes(next)) low.set(state, Math.min(low.get(state)!, low.get(next)!))
    }
    if (low.get(state) !== order.get(state)) return
    const states = new Set(stack.splice(stack.indexOf(state)))
    found.push({ states, isLoop: states.size > 1 || ways.next(state).includes(state) })
  }
  for (const state of ways.states) if (!order.has(state)) visit(state)
  return found
}
