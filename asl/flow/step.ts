import type { Duration } from '../duration.ts'
import type { Expression, InputRoot, ResultRoot } from '../expression/expression.ts'
import type { JsonObject } from '../json.ts'
import type { RetryPolicy } from '../operation.ts'

/** What a flow is made of: frozen values, which the compiler alone turns into states. */
export type Step = TaskStep | PassStep | WaitStep | WhenStep | PollStep | ParallelStep | MapStep | DistributedMapStep | FailStep

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

export interface WhenStep {
  readonly kind: 'when'
  readonly name: string
  readonly condition: Expression
  readonly whenTrue: Block
  readonly whenFalse: Block
  readonly result: ResultRoot
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

export interface ParallelStep {
  readonly kind: 'parallel'
  readonly name: string
  readonly branches: Readonly<Record<string, Block>>
  readonly result: ResultRoot
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly Catcher[]
}

/** Runs its body once for every item of an array. */
export interface MapStep {
  readonly kind: 'map'
  readonly name: string
  readonly items: Expression
  /** The item of one iteration. */
  readonly item: ResultRoot
  /** The place of the item, from 0. */
  readonly index: ResultRoot
  readonly body: Block
  readonly concurrency?: number
  readonly result: ResultRoot
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly Catcher[]
}

/** Runs its body as an execution of its own for every item, or for every batch of items. */
export interface DistributedMapStep {
  readonly kind: 'distributedMap'
  readonly name: string
  /** An array of the execution, or a reader of items in S3. */
  readonly items: Expression | ItemReader
  /** The item of one child, or its array of items. */
  readonly item: ResultRoot
  /** What the body reads of the blocks around: children see nothing of it unless it is handed to them. */
  readonly outer: readonly (InputRoot | ResultRoot)[]
  readonly body: Block
  readonly children: 'EXPRESS' | 'STANDARD'
  readonly label?: string
  readonly concurrency?: Expression
  readonly batch?: { readonly items?: Expression; readonly bytes?: Expression }
  readonly tolerate?: { readonly count?: Expression; readonly percentage?: Expression }
  readonly write?: { readonly place: Expression; readonly config?: JsonObject }
  readonly result: ResultRoot
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly Catcher[]
}

export interface ItemReader {
  readonly kind: 'items'
  readonly resource: string
  readonly arguments: Expression
  readonly config: JsonObject
  readonly most?: Expression
}

export interface FailStep {
  readonly kind: 'fail'
  readonly name: string
  readonly error: Expression
  readonly cause: Expression
}
