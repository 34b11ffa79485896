import type { StateView } from '../check/document/views.ts'
import { componentsOf } from './components.ts'
import { type CounterCheck, checksOf, type Operator } from './counter-check.ts'
import { counterSteps, startsOf } from './counter-step.ts'
import { type Ways, within } from './ways.ts'

/** What bounds a loop. */
export interface Bound {
  readonly turns: number
  /** The counter, as the document writes it: `$turn` or `$.turn`. */
  readonly counter: string
}

/**
 * How often a loop can turn: known where a counter is stepped and checked against a number on every way round.
 * Undefined where no such counter is found.
 */
export function turnsOf(loop: Ways, everyState: readonly StateView[]): Bound | undefined {
  const inside = new Set(loop.states)
  const outside = everyState.filter((state) => !inside.has(state))
  for (const check of loop.states.flatMap((state) => checksOf(state, inside))) {
    const steps = counterSteps(loop.states, check.counter)
    const turns = turnsUntil(
      check,
      steps.map(({ by }) => by),
      startsOf(outside, check.counter),
    )
    if (turns === undefined) continue
    const steppers = new Set(steps.map(({ state }) => state))
    if (everyTurnPasses(loop, new Set([check.state])) && everyTurnPasses(loop, steppers)) return { counter: check.counter, turns }
  }
  return undefined
}

/** Whether no way round avoids all of some states. */
function everyTurnPasses(loop: Ways, some: ReadonlySet<StateView>): boolean {
  const rest = new Set(loop.states.filter((state) => !some.has(state)))
  return componentsOf(within(loop, rest)).every(({ isLoop }) => !isLoop)
}

/** Comparisons that come true for a counter that goes up or down, and whether for the number itself already. */
const REACHED = {
  up: { '>=': true, '=': true, '>': false },
  down: { '<=': true, '=': true, '<': false },
} as const satisfies Record<string, Partial<Record<Operator, boolean>>>

function turnsUntil({ leavesAt, limit }: CounterCheck, steps: readonly number[], starts: readonly number[]): number | undefined {
  const isUp = steps.every((step) => step > 0)
  if (steps.length === 0 || (!isUp && !steps.every((step) => step < 0))) return undefined
  const table: Partial<Record<Operator, boolean>> = isUp ? REACHED.up : REACHED.down
  const includesLimit = table[leavesAt]
  // A counter that counts up is taken to begin at 0 where nothing says otherwise; one that counts down has no such start.
  const farthest = isUp ? Math.min(...(starts.length > 0 ? starts : [0])) : Math.max(...starts)
  const distance = Math.max(0, isUp ? limit - farthest : farthest - limit)
  if (includesLimit === undefined || !Number.isFinite(distance)) return undefined
  const step = Math.min(...steps.map(Math.abs))
  return (includesLimit ? Math.ceil(distance / step) : Math.floor(distance / step) + 1) + 1
}
