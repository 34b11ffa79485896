import type { MachineView, ScopeView, StateView } from '../check/document/views.ts'
import { type Component, componentsOf } from './components.ts'
import { EXECUTION_EVENTS, eventsOfVisit, ITERATION_EVENTS, isDistributedMap } from './events-of-visit.ts'
import { type Bound, turnsOf } from './turns.ts'
import { type Ways, waysOf, within } from './ways.ts'

/** A loop of a definition. */
export interface Loop {
  /** The state by which it is entered. */
  readonly state: StateView
  readonly states: readonly StateView[]
  /** What ends it; absent where no counter does. */
  readonly bound?: Bound
  /** Events of its longest and its shortest way round. */
  readonly mostPerTurn: number
  readonly leastPerTurn: number
}

/** An inline Map, whose items a definition cannot tell. */
export interface PerItem {
  readonly state: StateView
  readonly events: number
}

/** Events that an execution can need. Loops count at their bounds, loops without one as one turn, inline Maps as one item. */
export interface Events {
  /** Along the longest way, every turn of a loop the longest. */
  readonly most: number
  /** Along the longest way, every turn of a loop the shortest: what is surely needed where a loop uses all its turns. */
  readonly atFullTurns: number
  /** As `most`, with every retry used up. */
  readonly withRetries: number
  readonly loops: readonly Loop[]
  readonly perItem: readonly PerItem[]
}

/** What is summed along a way. */
interface Sum {
  readonly most: number
  readonly atFullTurns: number
  readonly withRetries: number
}

const ZERO: Sum = { most: 0, atFullTurns: 0, withRetries: 0 }

/** Counts the events of a scope's execution; the scope of a Distributed Map's children counts as an execution of its own. */
export function eventsOf(machine: MachineView, root: ScopeView = machine.root): Events {
  const loops: Loop[] = []
  const perItem: PerItem[] = []
  const costs = new Map<StateView, Sum>()
  const costOf = (state: StateView): Sum => costs.get(state) ?? ZERO
  const scopeCost = (scope: ScopeView): Sum => {
    for (const state of scope.states) costs.set(state, visitCost(state, scopeCost, perItem))
    const start = scope.byName.get(scope.startAt ?? '')
    const ways = waysOf(scope)
    return start === undefined ? ZERO : longest({ ways, start, costOf, everyState: scope.states, loops, depth: 0 })
  }
  const sum = scopeCost(root)
  return {
    most: sum.most + EXECUTION_EVENTS,
    atFullTurns: sum.atFullTurns + EXECUTION_EVENTS,
    withRetries: sum.withRetries + EXECUTION_EVENTS,
    loops,
    perItem,
  }
}

function visitCost(state: StateView, scopeCost: (scope: ScopeView) => Sum, perItem: PerItem[]): Sum {
  const inner = isDistributedMap(state) ? ZERO : state.inner.map(scopeCost).reduce(plus, ZERO)
  if (state.type === 'Map' && !isDistributedMap(state)) perItem.push({ state, events: ITERATION_EVENTS + inner.most })
  return {
    most: eventsOfVisit(state, { sum: inner.most }, { withRetries: false }),
    atFullTurns: eventsOfVisit(state, { sum: inner.atFullTurns }, { withRetries: false }),
    withRetries: eventsOfVisit(state, { sum: inner.withRetries }, { withRetries: true }),
  }
}

interface Search {
  readonly ways: Ways
  readonly start: StateView
  readonly costOf: (state: StateView) => Sum
  readonly everyState: readonly StateView[]
  readonly loops: Loop[]
  /** Loops around. */
  readonly depth: number
}

/** Loops within loops beyond this depth are walked once: nobody writes them, and each level walks all levels below again. */
const DEEPEST_LOOP = 8

/** The longest way from the start: components in the order in which the ways lead, each loop at its bound. */
function longest(search: Search): Sum {
  const components = componentsOf(within(search.ways, reachable(search)))
  const best = new Map<Component, Sum>()
  const componentOf = new Map(components.flatMap((component) => [...component.states].map((state) => [state, component] as const)))
  for (const component of components) {
    let after = ZERO
    for (const state of component.states) {
      for (const next of search.ways.next(state)) {
        const other = componentOf.get(next)
        if (other !== undefined && other !== component) after = larger(after, best.get(other) ?? ZERO)
      }
    }
    best.set(component, plus(after, componentCost(component, search)))
  }
  return best.get(componentOf.get(search.start)!) ?? ZERO
}

function reachable({ ways, start }: Search): ReadonlySet<StateView> {
  const reached = new Set<StateView>()
  const open = [start]
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (reached.has(state)) continue
    reached.add(state)
    open.push(...ways.next(state))
  }
  return reached
}

function componentCost(component: Component, search: Search): Sum {
  const [only] = component.states
  if (!component.isLoop) return search.costOf(only!)
  const entry = entryOf(component, search)
  const loop = within(search.ways, component.states)
  if (search.depth >= DEEPEST_LOOP) return [...component.states].map(search.costOf).reduce(plus, ZERO)
  const turn = longest({
    ...search,
    depth: search.depth + 1,
    ways: within(loop, component.states, (_from, to) => to !== entry),
    start: entry,
  })
  const least = shortestTurn(loop, entry, search.costOf)
  const bound = turnsOf(loop, search.everyState)
  search.loops.push({
    state: entry,
    states: loop.states,
    ...(bound !== undefined && { bound }),
    mostPerTurn: turn.most,
    leastPerTurn: least,
  })
  const turns = bound?.turns ?? 1
  return { most: turn.most * turns, atFullTurns: least * turns, withRetries: turn.withRetries * turns }
}

function entryOf({ states }: Component, { ways, start }: Search): StateView {
  if (states.has(start)) return start
  const outside = ways.states.filter((state) => !states.has(state))
  const entered = outside.flatMap((state) => ways.next(state).filter((next) => states.has(next)))
  return entered[0] ?? [...states][0]!
}

/** The fewest events of one way round, from the entry back to it. */
function shortestTurn(loop: Ways, entry: StateView, costOf: (state: StateView) => Sum): number {
  const cost = new Map<StateView, number>([[entry, costOf(entry).most]])
  let least = Number.POSITIVE_INFINITY
  const open = [entry]
  for (let state = open.shift(); state !== undefined; state = open.shift()) {
    for (const next of loop.next(state)) {
      if (next === entry) least = Math.min(least, cost.get(state)!)
      const through = cost.get(state)! + costOf(next).most
      if (next === entry || through >= (cost.get(next) ?? Number.POSITIVE_INFINITY)) continue
      cost.set(next, through)
      open.push(next)
    }
  }
  return Number.isFinite(least) ? least : costOf(entry).most
}

function plus(left: Sum, right: Sum): Sum {
  return {
    most: left.most + right.most,
    atFullTurns: left.atFullTurns + right.atFullTurns,
    withRetries: left.withRetries + right.withRetries,
  }
}

function larger(left: Sum, right: Sum): Sum {
  return {
    most: Math.max(left.most, right.most),
    atFullTurns: Math.max(left.atFullTurns, right.atFullTurns),
    withRetries: Math.max(left.withRetries, right.withRetries),
  }
}
