import type { Duration } from '../duration.ts'
import type { RetryPolicy, StatesError } from '../operation.ts'
import type { Ref, ValueOf } from '../reference/ref.ts'
import type { Flow } from './flow.ts'

export declare const ENDED: unique symbol

/** What {@link Flow.fail} returns: after it nothing runs. */
export interface Ended {
  readonly [ENDED]: true
}

/** A caught error, as a handler sees it. */
export interface CaughtError {
  /** The error's name: `Glue.CrawlerRunningException`. */
  readonly Error: string
  /** What the service said. Absent for some errors. */
  readonly Cause?: string
}

/** What to do after an error: go on as if nothing had been, or run some steps first. */
export type Handler<S> = 'continue' | ((flow: Flow<S>, error: Ref<CaughtError, S>) => unknown)

/**
 * Handlers by error name. A name that the operation does not have does not compile.
 * Their order does not matter: a name that stands for others (`States.TaskFailed`, `States.ALL`) takes what no other name takes.
 */
export type Catch<Errors extends string, S> = { readonly [Name in Errors | StatesError]?: Handler<S> }

/** What the editor says of a handler for an error that the operation does not have. A string of its own would make the whole `never`. */
type Unknown<C, Errors> = {
  readonly [Name in Exclude<keyof C, Errors | StatesError>]: Says<`${Name & string} is not an error of this operation`>
}
type Says<Sentence extends string> = { readonly [Key in Sentence]: never }

/** How a task is tried. */
export interface TaskOptions<Errors extends string, S, C> {
  /** What to do after an error that the retries did not cure. Default: the execution fails with it. */
  readonly catch?: C & Catch<Errors, S> & Unknown<C, Errors>
  /** Default: the operation's own retries of transient errors. `'none'`: the first error counts. */
  readonly retry?: 'none' | readonly RetryPolicy<Errors | StatesError>[]
  /** How long one attempt may take. Default: 99,999,999 s, as AWS has it. */
  readonly timeout?: Duration
  /** How long a worker may be silent. Default: none. */
  readonly heartbeat?: Duration
}

/** How a step of several states is tried as a whole. Default: any error of theirs is an error of the execution. */
export type GroupOptions<S, C> = Pick<TaskOptions<string, S, C>, 'catch' | 'retry'>

/** `undefined` is added to a result that is absent after a caught error. */
export type AfterCatch<T, C> = [CaughtWays<C>] extends [never] ? T : T | undefined
type CaughtWays<C> = { [Name in keyof C]: C[Name] extends (...inputs: never) => Ended ? never : Name }[keyof C]

/** The value of what a block returned; nothing where it ended. */
export type BlockValue<R> = R extends Ended ? never : R extends undefined ? undefined : ValueOf<R>

/** A block's value as an element of an array, where JSON has null for what is absent. */
export type ElementValue<R> = Exclude<BlockValue<R>, undefined> | (undefined extends BlockValue<R> ? null : never)
