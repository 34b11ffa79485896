import type { JsonObject } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { type States, stateOf } from './states.ts'

/** Where the ways out of a state lead: its next state, its choices, and its handlers if they are asked for. */
export function targetsOf(state: JsonObject, withHandlers: boolean): readonly string[] {
  const parts = [state.Choices, ...(withHandlers ? [state.Catch] : [])].flatMap((list) => (Array.isArray(list) ? list : []))
  const targets = [state.Next, state.Default, ...parts.map((part) => (isObject(part) ? part.Next : undefined))]
  return targets.filter((target) => typeof target === 'string')
}

/** What comes after a state, with the state itself: not past the states that are written elsewhere, nor past the last one. */
export class Reach {
  readonly #states: States
  readonly #isElsewhere: (name: string) => boolean
  readonly #last: string | undefined

  constructor(states: States, last: string | undefined, isElsewhere: (name: string) => boolean) {
    this.#states = states
    this.#last = last
    this.#isElsewhere = isElsewhere
  }

  from(start: string, { withHandlers }: { readonly withHandlers: boolean }): ReadonlySet<string> {
    const reached = new Set<string>()
    const waiting = [start]
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (reached.has(name) || (name !== this.#last && this.#isElsewhere(name))) continue
      reached.add(name)
      if (name !== this.#last) waiting.push(...targetsOf(stateOf(this.#states, name), withHandlers))
    }
    return reached
  }

  /** Where ways come together, or else the longest of them: what is written after a choice rather than inside it. */
  joinOf(targets: readonly string[]): string | undefined {
    const open = [...new Set(targets)].filter((target) => target === this.#last || !this.#isElsewhere(target))
    const reached = new Map(open.map((target) => [target, this.from(target, { withHandlers: false })] as const))
    const counted = new Map<string, number>()
    for (const names of reached.values()) for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1)
    const shared = [...counted].filter(([name, count]) => count > 1 && stateOrLast(name, this.#last, this.#states) !== 'Fail')
    const most = Math.max(0, ...shared.map(([, count]) => count))
    const after = (name: string) => this.from(name, { withHandlers: false }).size
    const [join] = shared.flatMap(([name, count]) => (count === most ? [name] : [])).toSorted((a, b) => after(b) - after(a))
    return join ?? open.toSorted((a, b) => this.#weight(reached.get(b)) - this.#weight(reached.get(a)))[0]
  }

  /** A way that comes to a good end weighs more than one that fails or goes back; then a long one more than a short one. */
  #weight(names: ReadonlySet<string> = new Set()): number {
    const endsWell = [...names].some((name) => {
      const { Type, End } = stateOf(this.#states, name)
      return Type === 'Succeed' || End === true
    })
    return names.size + (endsWell ? Object.keys(this.#states).length : 0)
  }
}

function stateOrLast(name: string, last: string | undefined, states: States): unknown {
  return name === last ? undefined : stateOf(states, name).Type
}
