import type { Duration } from '../duration.ts'
import type { Operation } from '../operation.ts'
import type { Expr, InScope, Inside, Ref, Template, ValueOf } from '../reference/ref.ts'
import type { BlockVerbs } from './block-verbs.ts'
import type { MapVerbs } from './map-verbs.ts'
import type { AfterCatch, BlockValue, Ended, GroupOptions, TaskOptions } from './outcome.ts'
import type { RawVerb } from './raw-verb.ts'

/** The bound of a {@link Flow.poll}. */
export interface PollOptions<S> {
  /** The wait between two turns. */
  readonly every: Duration
  /** How many turns at most: a whole number from 1. */
  readonly attempts: number
  /** The error with which the execution fails after the last turn. Default: `PollTimedOut`, with the step's name. */
  readonly timedOut?: { readonly error: string; readonly cause: Template<string, S> }
}

/** What a branch is given and may return. */
export type Branch<S, N extends string> = (flow: Flow<S & Inside<N>>) => unknown

/**
 * Writes the steps of a workflow, one after another. Each verb adds one step and returns a reference to its result.
 * `S` is the scope: what a branch or a turn makes stays inside it.
 *
 * Every name is a state's name: at most 80 characters, unique in the workflow. A choice, a poll and a parallel need names for
 * states of their own (`Name: otherwise`), so theirs must be shorter.
 *
 * Inside a branch, a turn or a handler only the flow that it is given may be used.
 */
export interface Flow<in out S> extends BlockVerbs<S>, MapVerbs<S>, RawVerb<S> {
  /**
   * Calls a service, a Lambda function, another workflow, an HTTPS endpoint or an activity's worker, and waits as long as the operation says.
   * Makes a Task state. It retries the operation's transient errors unless `retry` says otherwise, and its result is kept only as far as it is read
   * later: the 256 KiB of a payload are not spent on the rest.
   *
   * `input` takes what the operation takes: plain JSON, references, or a mixture. Where the result may be absent after a caught error, its type says so.
   * A call is 5 events of the 25,000 that an execution may have, 6 with `.sync`, and 3 more for each retry.
   *
   * Throws a `DefinitionError`: `bad-retry`, `bad-heartbeat`, `no-task-token`, `not-json`.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
   *
   * @example
   * ```ts
   * const query = flow.task(
   *   'Count rows',
   *   athena.startQueryExecution.sync,
   *   { QueryString: 'SELECT count(*) FROM orders', WorkGroup: 'reports' },
   *   { timeout: minutes(10), catch: { 'Athena.TooManyRequestsException': 'continue' } },
   * )
   * return { scanned: query.QueryExecution.Statistics.DataScannedInBytes }
   * ```
   */
  task<Input, Output, Errors extends string, const C = unknown>(
    name: string,
    operation: Operation<Input, Output, Errors>,
    input: Template<NoInfer<Input>, S>,
    options?: TaskOptions<NoInfer<Errors>, S, C>,
  ): Ref<AfterCatch<Output, C>, S>

  /**
   * Computes values and keeps them, as an object, an array or a single value of plain JSON, references and expressions.
   * Makes a Pass state: 2 events. Only the members that are read later are kept.
   *
   * Throws a `DefinitionError`: `not-json`.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html
   *
   * @example
   * ```ts
   * const window = flow.pass('Window', { from: addDays(input.time, -1), to: input.time, partition: text`dt=${dateOf(input.time)}` })
   * flow.wait('Until the day is over', { until: window.to })
   * ```
   */
  pass<const R>(name: string, value: R & InScope<R, S>): Ref<ValueOf<R>, S>

  /**
   * Waits for a span of whole seconds up to 99,999,999, or until an ISO 8601 timestamp; one that has passed does not wait.
   * Makes a Wait state, which costs nothing while it waits. 2 events.
   *
   * Throws a `DefinitionError`: `bad-duration`.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html
   *
   * @example
   * ```ts
   * flow.wait('Settle', minutes(5))
   * flow.wait('Until morning', { until: input.time })
   * ```
   */
  wait(name: string, time: Duration | { readonly until: Template<string, S> }): void

  /**
   * Runs a turn until the condition holds, waiting between turns; after the last of `attempts` turns the execution fails with `timedOut`.
   * Gives what the last turn returned. An error inside a turn is an error of the workflow: catch it in the turn.
   *
   * Makes a Pass that begins to count, the turn's states, a Choice, a Wait and a Fail. A turn of one task is 9 events and 3 transitions of the 25,000
   * events that an execution may have: choose `every` for what is waited for.
   *
   * Throws a `DefinitionError`: `bad-attempts`, `turn-always-fails`.
   *
   * @example
   * ```ts
   * const crawl = flow.poll(
   *   'Crawler idle',
   *   { every: seconds(30), attempts: 60, timedOut: { error: 'CrawlTimedOut', cause: text`${input.crawler} is still at work` } },
   *   (turn) => turn.task('Get crawler', glue.getCrawler, { Name: input.crawler }),
   *   (seen) => eq(seen.Crawler.State, 'READY'),
   * )
   * return { status: crawl.Crawler.LastCrawl.Status }
   * ```
   */
  poll<const N extends string, R>(
    name: N,
    options: PollOptions<S>,
    turn: (flow: Flow<S & Inside<N>>) => R,
    until: (seen: Ref<ValueOf<R>, S>) => Expr<boolean, S>,
  ): Ref<ValueOf<R>, S>

  /**
   * Runs branches at the same time and waits for all. Gives an object with what each branch returned, under the branch's name.
   * The first error that no branch catches ends the other branches and is an error of the whole.
   *
   * Makes a Parallel state: 4 events beside those of the branches. Its `retry` runs all branches again.
   *
   * Throws a `DefinitionError`: `no-branches`, `bad-branch-name`.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
   *
   * @example
   * ```ts
   * const both = flow.parallel('Count both', {
   *   orders: (branch) => branch.task('Count orders', athena.startQueryExecution.sync, { QueryString: 'SELECT count(*) FROM orders' }),
   *   objects: (branch) => branch.task('List objects', s3.listObjectsV2, { Bucket: input.bucket }).KeyCount,
   * })
   * return { objects: both.objects, query: both.orders.QueryExecution.QueryExecutionId }
   * ```
   */
  parallel<const N extends string, Branches extends Readonly<Record<string, Branch<S, N>>>, const C = unknown>(
    name: N,
    branches: Branches,
    options?: GroupOptions<S, C>,
  ): Ref<AfterCatch<{ readonly [Name in keyof Branches]: BlockValue<ReturnType<Branches[Name]>> }, C>, S>

  /**
   * Ends the execution as failed, with an error name and a cause; nothing may follow it. Inside a parallel, a map or an attempt it is an error of
   * that step, which may be caught there.
   * Makes a Fail state: 1 event. `name` is the state's name; without one it is the error's, so a second failure with the same error needs one.
   *
   * Throws a `DefinitionError`: `step-after-fail` for what follows.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
   *
   * @example
   * ```ts
   * flow.when('Nothing there?', eq(input.rows, 0), (then) => then.fail('NoRows', text`no row under ${input.key}`))
   * ```
   */
  fail(error: Template<string, S>, cause: Template<string, S>, name?: string): Ended
}
