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
   * Calls a service, a Lambda task or a nested workflow.
   * The result is kept only as far as it is read later.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
   */
  task<Input, Output, Errors extends string, const C = unknown>(
    name: string,
    operation: Operation<Input, Output, Errors>,
    input: Template<NoInfer<Input>, S>,
    options?: TaskOptions<NoInfer<Errors>, S, C>,
  ): Ref<AfterCatch<Output, C>, S>

  /** Computes values and keeps them. https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
  pass<const R>(name: string, value: R & InScope<R, S>): Ref<ValueOf<R>, S>

  /** Waits for a span of time, or until an ISO 8601 timestamp. https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
  wait(name: string, time: Duration | { readonly until: Template<string, S> }): void

  /**
   * Runs a turn until the condition holds, waiting between turns; at the bound the execution fails.
   * A turn of one task, a choice and a wait is 9 events of the 25,000 that an execution may have.
   */
  poll<const N extends string, R>(
    name: N,
    options: PollOptions<S>,
    turn: (flow: Flow<S & Inside<N>>) => R,
    until: (seen: Ref<ValueOf<R>, S>) => Expr<boolean, S>,
  ): Ref<ValueOf<R>, S>

  /**
   * Runs branches at the same time and waits for all; the first failure ends the others.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html
   */
  parallel<const N extends string, Branches extends Readonly<Record<string, Branch<S, N>>>, const C = unknown>(
    name: N,
    branches: Branches,
    options?: GroupOptions<S, C>,
  ): Ref<AfterCatch<{ readonly [Name in keyof Branches]: BlockValue<ReturnType<Branches[Name]>> }, C>, S>

  /**
   * Ends the execution as failed.
   * `name` is the state's name; without one it is the error's, so a second failure with the same error needs one.
   * https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html
   */
  fail(error: Template<string, S>, cause: Template<string, S>, name?: string): Ended
}
