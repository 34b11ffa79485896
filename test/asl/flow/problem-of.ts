import { DefinitionError, type Flow, type Inside, type Ref, workflow } from '../../../asl/index.ts'
import { Input } from '../operations.ts'

/** The tests' input, as a workflow of theirs sees it. */
export type Given = Ref<{ name: string; rows: number; list: string[]; flag: boolean }, Inside<'w'>>

/** The problem of a workflow that cannot be built. */
export function problemOf(build: (flow: Flow<Inside<'w'>>, input: Given) => unknown): DefinitionError {
  return problemIn(() => workflow({ name: 'w', input: Input }, (flow, input) => build(flow, input)))
}

/** The problem that the action is refused with. */
export function problemIn(action: () => unknown): DefinitionError {
  try {
    action()
  } catch (error) {
    if (error instanceof DefinitionError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
