import type { TSchema } from '@sinclair/typebox'

/** What a Lambda task promises: its shapes, its errors by name, and what it touches. One contract drives types, bundles and policies. */
export interface TaskContract<Input extends TSchema, Output extends TSchema, Error extends string> {
  /** The function's name, and the name of the task's folder. */
  readonly name: string
  /** One sentence, shown as the function's description. */
  readonly description: string
  readonly input: Input
  readonly output: Output
  /** The names of the errors that it throws on purpose: what a workflow can catch. */
  readonly errors: readonly Error[]
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
}

/** Declares a Lambda task. */
export function taskContract<Input extends TSchema, Output extends TSchema, const Error extends string>(
  contract: TaskContract<Input, Output, Error>,
): TaskContract<Input, Output, Error> {
  return Object.freeze(contract)
}
