import type { Expr, InScope, Inside, Ref } from '../reference/ref.ts'
import type { Flow } from './flow.ts'
import type { AfterCatch, BlockValue, Ended, GroupOptions } from './outcome.ts'

/** One way of a {@link BlockVerbs.choose}: its condition, and its steps. */
export type ConditionalWay<S, N extends string> = readonly [condition: Expr<boolean, S>, then: (flow: Flow<S & Inside<N>>) => unknown]

/** The verbs that run steps under a condition, several times, or under one handler. */
export interface BlockVerbs<in out S> {
  /**
   * Runs `then` where the condition holds, else `otherwise`; then the flow goes on.
   * The values that the two return join into one. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
   */
  when<const N extends string, R, Q = undefined>(
    name: N,
    condition: Expr<boolean, S>,
    then: (flow: Flow<S & Inside<N>>) => R,
    otherwise?: (flow: Flow<S & Inside<N>>) => Q,
  ): Ref<BlockValue<R> | BlockValue<Q>, S>

  /**
   * Runs the steps beside the first condition that holds, or else `otherwise`; then the flow goes on.
   * The values that the ways return join into one.
   */
  choose<const N extends string, const Ways extends readonly ConditionalWay<S, N>[], Q = undefined>(
    name: N,
    ways: Ways,
    otherwise?: (flow: Flow<S & Inside<N>>) => Q,
  ): Ref<BlockValue<ReturnType<Ways[number][1]>> | BlockValue<Q>, S>

  /**
   * Runs some steps under handlers and retries of their own: an error of any step inside is an error of the whole. A retry runs them all again.
   * A Parallel of one branch: 4 events and 2 transitions beside those of its steps.
   */
  attempt<const N extends string, R, const C = unknown>(
    name: N,
    block: (flow: Flow<S & Inside<N>>) => R,
    options: GroupOptions<S, C>,
  ): Ref<AfterCatch<BlockValue<R>, C>, S>

  /**
   * Runs a turn a number of times, one after another. `index` counts from 0.
   * A turn costs 4 events beside those of its steps; where no turn waits for the one before, {@link Flow.map} over an array is cheaper.
   */
  repeat<const N extends string>(
    name: N,
    options: { readonly times: number | Expr<number, S> },
    turn: (flow: Flow<S & Inside<N>>, index: Ref<number, S & Inside<N>>) => void,
  ): void

  /**
   * Ends the execution as succeeded, before its last step. Its output should have the shape of what the workflow returns: types do not see it.
   * Not inside a parallel, a map or an attempt, where it would end one branch only.
   * `name` is the state's name. https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html
   */
  succeed<const R>(output: R & InScope<R, S>, name?: string): Ended
}
