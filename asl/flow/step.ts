import type { QueryLanguage } from '../document/state-machine.ts'
import type { Duration } from '../duration.ts'
import type { Expression, ResultRoot } from '../expression/expression.ts'
import type { RetryPolicy } from '../operation.ts'
import type { DistributedMapStep, MapStep } from './map-step.ts'

/** What a flow is made of: frozen values, which the compiler alone turns into states. */
export type Step =
  | TaskStep
  | PassStep
  | WaitStep
  | ChooseStep
  | PollStep
  | RepeatStep
  | ParallelStep
  | MapStep
  | DistributedMapStep
  | SucceedStep
  | FailStep
  | RawStep

/** A step whose errors can be caught. */
export type CatchingStep = TaskStep | ParallelStep | MapStep | DistributedMapStep

/** Steps in a row, and the value that they leave. */
export interface Block {
  readonly steps: readonly Step[]
  /** What the block returned; absent where it returned nothing. */
  readonly value?: Expression
}

export interface TaskStep {
  readonly kind: 'task'
  readonly name: string
  readonly resource: string
  readonly arguments: Expression
  readonly outputPath: readonly string[]
  readonly result: ResultRoot
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly Catcher[]
  readonly timeout?: Duration
  readonly heartbeat?: Duration
}

/** What happens after some errors of a step. */
export interface Catcher {
  readonly errors: readonly string[]
  /** The caught error: `Error` and `Cause`. */
  readonly error: ResultRoot
  /** Runs, then the flow goes on after the step; an empty block just goes on. */
  readonly handler: Block
}

export interface PassStep {
  readonly kind: 'pass'
  readonly name: string
  readonly value: Expression
  readonly result: ResultRoot
}

export interface WaitStep {
  readonly kind: 'wait'
  readonly name: string
  readonly for: Duration | { readonly until: Expression }
}

/** A choice: the first way whose condition holds, or else the last one. */
export interface ChooseStep {
  readonly kind: 'choose'
  readonly name: string
  readonly ways: readonly (Way & { readonly condition: Expression })[]
  readonly otherwise: Way
  readonly result: ResultRoot
}

/** One way of a choice, and the name of the state that keeps its value. */
export interface Way {
  readonly name: string
  readonly block: Block
}

/** A bounded loop: the body runs until the condition holds, with a wait between turns, and fails at its bound. */
export interface PollStep {
  readonly kind: 'poll'
  readonly name: string
  readonly body: Block
  readonly until: Expression
  readonly every: Duration
  readonly attempts: number
  readonly timedOut: { readonly error: Expression; readonly cause: Expression }
  /** Counts the turns. */
  readonly turn: ResultRoot
}

/** A loop that runs its body a number of times. */
export interface RepeatStep {
  readonly kind: 'repeat'
  readonly name: string
  readonly times: Expression
  readonly body: Block
  /** Counts the turns from 0. */
  readonly turn: ResultRoot
}

export interface ParallelStep {
  readonly kind: 'parallel'
  readonly name: string
  readonly branches: Readonly<Record<string, Block>>
  readonly result: ResultRoot
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly Catcher[]
}

/** A state in Amazon States Language, and what follows it. */
export interface RawStep {
  readonly kind: 'raw'
  readonly name: string
  readonly type: string
  readonly language: QueryLanguage
  /** The state, with a `Next` only where it jumps by itself. */
  readonly state: Expression
  /** Whether nothing follows: it ends the machine, or jumps. */
  readonly leaves: boolean
  /** What follows the choices, and the catchers, that name no `Next`. */
  readonly ways: readonly Block[]
  readonly otherwise?: Block
  readonly catches: readonly Block[]
  readonly result: ResultRoot
}

/** Ends the execution well, before its last step. */
export interface SucceedStep {
  readonly kind: 'succeed'
  readonly name: string
  readonly output: Expression
}

export interface FailStep {
  readonly kind: 'fail'
  readonly name: string
  readonly error: Expression
  readonly cause: Expression
}
