import { type Events, eventsOf } from '../../limits/events.ts'
import type { MachineView, ScopeView } from '../document/views.ts'

/** A scope that is an execution of its own, with the events that it can need. */
export interface ExecutionEvents {
  readonly scope: ScopeView
  readonly events: Events
}

/** The machine's own execution, and those of the children of its Distributed Maps. */
export function executions(machine: MachineView): readonly ExecutionEvents[] {
  return machine.scopes
    .filter(({ kind, isDistributed }) => kind === 'machine' || isDistributed)
    .map((scope) => ({ scope, events: eventsOf(machine, scope) }))
}

/** Those with a history: an EXPRESS execution has none. */
export function standardExecutions(machine: MachineView): readonly ExecutionEvents[] {
  return executions(machine).filter(({ scope }) => scope.type === 'STANDARD')
}

/** What a message calls an execution. */
export function subjectOf({ owner }: ScopeView): string {
  return owner === undefined ? 'The execution' : `A child execution of '${owner.name}'`
}

/** The bounded loops, for the end of a message. */
export function loopsOf({ loops }: Events): string {
  const bounded = loops.flatMap(({ state, bound }) =>
    bound === undefined ? [] : [`'${state.name}' ${bound.turns} times by ${bound.counter}`],
  )
  return bounded.length === 0 ? '' : ` (${bounded.join(', ')})`
}
