import { type Fields, fieldsOf, textOf } from '../../fields.ts'
import type { MachineView, StateView } from '../document/views.ts'
import { type Resource, readResource } from './resource.ts'

/** A Task with what it calls. */
export interface TaskView {
  readonly state: StateView
  /** The `Resource`, as written. */
  readonly text: string
  readonly resource: Resource
  /** The field with the arguments: `Arguments`, or in JSONPath `Parameters`. */
  readonly argumentField: 'Arguments' | 'Parameters'
  /** The arguments, where they are written as an object. */
  readonly arguments: Fields | undefined
}

/** Every Task with a `Resource`. */
export function tasksOf(machine: MachineView): readonly TaskView[] {
  return machine.states.flatMap((state) => {
    const text = textOf(state.fields.Resource)
    if (state.type !== 'Task' || text === undefined || text === '') return []
    const argumentField = state.language === 'JSONata' ? 'Arguments' : 'Parameters'
    return [{ state, text, resource: readResource(text), argumentField, arguments: fieldsOf(state.fields[argumentField]) }]
  })
}

/** The service that a task calls and the action, without the pattern: `glue:startCrawler`, whether by the SDK or optimised. */
export function calledAction({ resource }: TaskView): string | undefined {
  return 'service' in resource ? `${resource.service}:${resource.action}` : undefined
}
