import type { StateView } from '../check/document/views.ts'
import { componentsOf } from './components.ts'
import { type CounterCheck, checksOf } from './counter-check.ts'
import { counterSteps, startOf } from './counter-step.ts'
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
  for (const check of loop.states.flatMap((state) => checksOf(state, inside))) {
    const steps = counterSteps(loop.states, check.counter)
    const step = Math.min(...steps.map(({ by }) => by))
    if (steps.length === 0 || step <= 0) continue
    if (!everyTurnPasses(loop, new Set([check.state])) || !everyTurnPasses(loop, new Set(steps.map(({ state }) => state)))) continue
    const outside = everyState.filter((state) => !inside.has(state))
    return { counter: check.counter, turns: turnsUntil(check, startOf(outside, check.counter) ?? 0, step) }
  }
  return undefined
}

/** Whether no way round avoids all of some states. */
function everyTurnPasses(loop: Ways, some: ReadonlySet<StateView>): boolean {
  const rest = new Set(loop.states.filter((state) => !some.has(state)))
  return componentsOf(within(loop, rest)).every(({ isLoop }) => !isLoop)
}

function turnsUntil({ limit, includesLimit }: CounterCheck, start: number, step: number): number {
  const distance = Math.max(0, limit - start)
  return Math.floor(includesLimit ? Math.ceil(distance / step) : Math.floor(distance / step) + 1) + 1
}
