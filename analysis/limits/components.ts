import type { StateView } from '../check/document/views.ts'
import type { Ways } from './ways.ts'

/** States that lead to one another; a single state where it is in no loop. */
export interface Component {
  readonly states: ReadonlySet<StateView>
  readonly isLoop: boolean
}

/** A state on the way of the search, and which of its ways is next. */
interface Step {
  readonly state: StateView
  readonly next: readonly StateView[]
  at: number
}

/**
 * The strongly connected components of the ways, each after those that it leads to (Tarjan). Written with a stack of its own:
 * a definition may chain more states than the call stack holds.
 */
export function componentsOf(ways: Ways): readonly Component[] {
  const found: Component[] = []
  const order = new Map<StateView, number>()
  const low = new Map<StateView, number>()
  const open: StateView[] = []
  const isOpen = new Set<StateView>()
  const enter = (state: StateView): Step => {
    order.set(state, order.size)
    low.set(state, order.get(state)!)
    open.push(state)
    isOpen.add(state)
    return { state, next: ways.next(state), at: 0 }
  }
  const leave = (state: StateView): void => {
    if (low.get(state) !== order.get(state)) return
    const states = new Set(open.splice(open.lastIndexOf(state)))
    for (const one of states) isOpen.delete(one)
    found.push({ states, isLoop: states.size > 1 || ways.next(state).includes(state) })
  }
  for (const first of ways.states) {
    const steps = order.has(first) ? [] : [enter(first)]
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const next = step.next[step.at++]
      if (next === undefined) {
        leave(step.state)
        steps.pop()
        const before = steps.at(-1)?.state
        if (before !== undefined) low.set(before, Math.min(low.get(before)!, low.get(step.state)!))
      } else if (!order.has(next)) {
        steps.push(enter(next))
      } else if (isOpen.has(next)) {
        low.set(step.state, Math.min(low.get(step.state)!, order.get(next)!))
      }
    }
  }
  return found
}
