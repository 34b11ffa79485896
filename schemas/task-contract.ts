import type { TSchema } from '@sinclair/typebox'

/** What a Lambda task promises: its shapes, its errors by name, and what it touches. One contract drives types, bundles and policies. */
export interface TaskContract<Input extends TSchema, Output extends TSchema, Error extends string, Slot extends string = string> {
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
  /**
   * The IAM actions that the handler needs, by a name for what it needs them on: `{ source: ['s3:GetObject'] }`.
   * A pipeline says what each name is. No entry, no right.
   */
  readonly access?: Readonly<Record<Slot, readonly `${string}:${string}`[]>>
}

/** Declares a Lambda task. */
export function taskContract<Input extends TSchema, Output extends TSchema, const Error extends string, const Slot extends string = never>(
  contract: TaskContract<Input, Output, Error, Slot>,
): TaskContract<Input, Output, Error, Slot> {
  return Object.freeze(contract)
}
