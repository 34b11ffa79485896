import type { CatchingStep, Step } from '../flow/step.ts'
import type { Leaving, MachineScope } from './compiled.ts'
import { keep } from './keep.ts'

/** Keeps what is read of a step's own result; a state that ends the block puts it into its output instead. */
export function keepOwn(step: CatchingStep, leaving: Leaving, scope: MachineScope): ReturnType<typeof keep> {
  return leaving.End === true ? {} : keep(step.result, { kind: 'path', root: step.result, steps: [] }, scope, step)
}

/** The state after a step that cannot end a block by itself. */
export function nextOf(leaving: Leaving, step: Step): string {
  if (leaving.Next === undefined) throw new Error(`the compiler let ${step.kind} ${JSON.stringify(step.name)} end a block`)
  return leaving.Next
}
