import { transitionsOf } from '../document/transitions.ts'
import type { MachineView, ScopeView, StateView } from '../document/views.ts'
import { namesOf, scopeNames } from './assigned-names.ts'

/** Which variables a state may and can surely read when it begins. */
export interface Known {
  /** Assigned on at least one way here. */
  readonly some: ReadonlySet<string>
  /** Assigned on every way here. */
  readonly all: ReadonlySet<string>
}

/** The variables of every state that can be reached, and what lies beyond a Distributed Map's border. */
export interface VariableReading {
  readonly at: ReadonlyMap<StateView, Known>
  /** Variables of outer scopes that the scope cannot read: those around a Distributed Map. */
  readonly hidden: ReadonlyMap<ScopeView, ReadonlySet<string>>
}

const NOTHING: Known = { some: new Set(), all: new Set() }

/** Follows every assignment along the ways between states, into Parallel and Map, and not into a Distributed Map. */
export function readVariables(machine: MachineView): VariableReading {
  const at = new Map<StateView, Known>()
  const hidden = new Map<ScopeView, ReadonlySet<string>>()
  for (const scope of machine.scopes) {
    const around = scope.owner?.scope
    const outer =
      around === undefined
        ? new Set<string>()
        : new Set([...(hidden.get(around) ?? []), ...(scope.isDistributed ? visibleNames(around) : [])])
    hidden.set(scope, outer)
    const entry = scope.owner === undefined || scope.isDistributed ? NOTHING : (at.get(scope.owner) ?? NOTHING)
    for (const [state, known] of flow(scope, entry)) at.set(state, known)
  }
  return { at, hidden }
}

/** The names that a scope and those around it assign, up to the border of a Distributed Map. */
function visibleNames(scope: ScopeView): ReadonlySet<string> {
  const outer = scope.owner === undefined || scope.isDistributed ? [] : visibleNames(scope.owner.scope)
  return new Set([...outer, ...scopeNames(scope)])
}

function flow(scope: ScopeView, entry: Known): ReadonlyMap<StateView, Known> {
  const known = new Map<StateView, Known>()
  const open: [name: string | undefined, Known][] = [[scope.startAt, entry]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [name, arriving] = next
    const state = scope.byName.get(name ?? '')
    if (state === undefined) continue
    const before = known.get(state)
    const now = before === undefined ? arriving : joined(before, arriving)
    if (before !== undefined && now.some.size === before.some.size && now.all.size === before.all.size) continue
    known.set(state, now)
    for (const way of transitionsOf(state)) open.push([way.target, withNames(now, namesOf(way.assign, state.language))])
  }
  return known
}

function withNames(known: Known, names: readonly string[]): Known {
  const { some, all } = known
  if (names.every((name) => all.has(name))) return known
  return { some: new Set([...some, ...names]), all: new Set([...all, ...names]) }
}

function joined(left: Known, right: Known): Known {
  if (left === right) return left
  return { some: new Set([...left.some, ...right.some]), all: new Set([...left.all].filter((name) => right.all.has(name))) }
}
