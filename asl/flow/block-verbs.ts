import type { Ending, Expr, InScope, Inside, Ref, Template } from '../reference/ref.ts'
import type { Flow } from './flow.ts'
import type { AfterCatch, BlockValue, Ended, GroupOptions } from './outcome.ts'

/** One way of a {@link BlockVerbs.choose}: its condition, and its steps. */
export type ConditionalWay<S, N extends string> = readonly [condition: Expr<boolean, S>, then: (flow: Flow<S & Inside<N>>) => unknown]

/** What an end may give in a workflow that says what it gives. */
type OutputIn<S> = S extends Ending<infer Output> ? Template<Output, S> : unknown

/** The verbs that run steps under a condition, several times, or under one handler. */
export interface BlockVerbs<in out S> {
  /**
   * Runs `then` where the condition holds, else `otherwise`; then the flow goes on. The values that the two return join into one, which is typed as
   * either; without `otherwise` it may be absent. A way that ends by `fail` or `succeed` gives nothing to the join.
   *
   * Makes a Choice state: 2 events. Where the joined value is read, a way may end in a Pass that keeps it: 2 more.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
   *
   * @example
   * ```ts
   * const size = flow.when(
   *   'Many rows?',
   *   gt(input.rows, 1_000_000),
   *   () => 'large' as const,
   *   () => 'small' as const,
   * )
   * return { size }
   * ```
   */
  when<const N extends string, R, Q = undefined>(
    name: N,
    condition: Expr<boolean, S>,
    then: (flow: Flow<S & Inside<N>>) => R,
    otherwise?: (flow: Flow<S & Inside<N>>) => Q,
  ): Ref<BlockValue<R> | BlockValue<Q>, S>

  /**
   * Runs the steps beside the first condition that holds, or else `otherwise`; then the flow goes on. The values that the ways return join into one.
   * Makes one Choice state, however many ways there are: 2 events.
   *
   * Throws a `DefinitionError`: `no-ways`.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
   *
   * @example
   * ```ts
   * flow.choose(
   *   'By size',
   *   [
   *     [eq(input.rows, 0), (none) => none.fail('NoRows', 'nothing was ingested')],
   *     [gt(input.rows, 1_000_000), (many) => many.task('Run job', glue.startJobRun.sync, { JobName: 'compact' })],
   *   ],
   *   (few) => few.task('Query', athena.startQueryExecution.sync, { QueryString: 'INSERT INTO compact SELECT * FROM orders' }),
   * )
   * ```
   */
  choose<const N extends string, const Ways extends readonly ConditionalWay<S, N>[], Q = undefined>(
    name: N,
    ways: Ways,
    otherwise?: (flow: Flow<S & Inside<N>>) => Q,
  ): Ref<BlockValue<ReturnType<Ways[number][1]>> | BlockValue<Q>, S>

  /**
   * Runs some steps under handlers and retries of their own: an error of any step inside is an error of the whole. A retry runs them all again,
   * so let them bear that. Gives what the steps returned, which may be absent after a caught error.
   *
   * Makes a Parallel of one branch: 4 events and 2 transitions beside those of its steps.
   *
   * @example
   * ```ts
   * flow.attempt(
   *   'Load',
   *   (attempt) => {
   *     attempt.task('Delete old', athena.startQueryExecution.sync, { QueryString: 'DELETE FROM daily' })
   *     attempt.task('Insert new', athena.startQueryExecution.sync, { QueryString: 'INSERT INTO daily SELECT * FROM orders' })
   *   },
   *   {
   *     retry: [{ errors: ['States.TaskFailed'], attempts: 2, interval: minutes(1) }],
   *     catch: { 'States.ALL': (handler, error) => handler.task('Tell', sns.publish, { TopicArn: 'alerts', Message: error.Error }) },
   *   },
   * )
   * ```
   */
  attempt<const N extends string, R, const C = unknown>(
    name: N,
    block: (flow: Flow<S & Inside<N>>) => R,
    options: GroupOptions<S, C>,
  ): Ref<AfterCatch<BlockValue<R>, C>, S>

  /**
   * Runs a turn a number of times, one after another. `index` counts from 0. A number that is computed may be 0, and then no turn runs.
   * Makes two Passes that count and a Choice. A turn costs 4 events beside those of its steps; where no turn waits for the one before,
   * {@link Flow.map} over an array is cheaper.
   *
   * Throws a `DefinitionError`: `bad-times`, `turn-always-fails`.
   *
   * @example
   * ```ts
   * flow.repeat('Each day', { times: 7 }, (turn, index) => {
   *   turn.task('Load day', lambda.invoke(loadDay), { day: dateOf(addDays(input.time, index)) })
   * })
   * ```
   */
  repeat<const N extends string>(
    name: N,
    options: { readonly times: number | Expr<number, S> },
    turn: (flow: Flow<S & Inside<N>>, index: Ref<number, S & Inside<N>>) => void,
  ): void

  /**
   * Ends the execution as succeeded, before its last step; nothing may follow it. Where the workflow says what it gives (`output` in its options),
   * this is held to it; else types see only what the workflow returns.
   * Not inside a parallel, a map or an attempt, where it would end one branch only.
   * Makes a Succeed state: 2 events. `name` is the state's name. Default: `Succeed`.
   *
   * Throws a `DefinitionError`: `succeed-in-branch`, and `step-after-fail` for what follows.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html
   *
   * @example
   * ```ts
   * flow.when('Nothing to do?', eq(count(input.tags), 0), (then) => then.succeed({ loaded: 0 }, 'Nothing done'))
   * ```
   */
  succeed<const R>(output: R & InScope<R, S> & OutputIn<S>, name?: string): Ended
}
