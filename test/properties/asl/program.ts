import type { JsonValue } from '../../../asl/index.ts'

/** A random workflow as plain data: built by the flow builder on one side, evaluated in TypeScript on the other. */
export interface Block {
  readonly steps: readonly Step[]
  /** What the block gives; absent where it gives nothing. */
  readonly value?: Value
}

/** Variables have numbers: `variable` is where a step leaves its result. */
export type Step =
  | TaskStep
  | PassStep
  | WaitStep
  | WhenStep
  | ChooseStep
  | PollStep
  | RepeatStep
  | ParallelStep
  | AttemptStep
  | MapStep
  | RawStep
  | RawChoiceStep
  | SucceedStep
  | FailStep

export interface TaskStep {
  readonly kind: 'task'
  readonly name: string
  readonly variable: number
  readonly arguments: Value
  /** The first calls of the task fail with this error. */
  readonly failing: { readonly calls: number; readonly error: 'Find.Missing' | 'Find.Broken' }
  /** Retries of `Find.Broken`. */
  readonly retries: number
  /** What happens after `Find.Missing` and `Find.Broken`. */
  readonly caught: 'nothing' | 'continue' | Handler
}

export interface Handler {
  /** Where the caught error stands. */
  readonly error: number
  readonly block: Block
}

/** What is done after any error of a group of steps. */
export interface GroupHandler {
  readonly block: Block
}

export interface PassStep {
  readonly kind: 'pass'
  readonly name: string
  readonly variable: number
  readonly value: Value
}

export interface WaitStep {
  readonly kind: 'wait'
  readonly name: string
  readonly seconds: number
}

export interface WhenStep {
  readonly kind: 'when'
  readonly name: string
  readonly variable: number
  readonly condition: Condition
  readonly whenTrue: Block
  readonly whenFalse?: Block
}

export interface ChooseStep {
  readonly kind: 'choose'
  readonly name: string
  readonly variable: number
  readonly ways: readonly { readonly condition: Condition; readonly block: Block }[]
  readonly otherwise?: Block
}

/** Runs its body a number of times, one after another. */
export interface RepeatStep {
  readonly kind: 'repeat'
  readonly name: string
  readonly times: number
  /** Where the count of the turns stands. */
  readonly index: number
  readonly body: Block
}

/** Runs its block under one handler. */
export interface AttemptStep {
  readonly kind: 'attempt'
  readonly name: string
  readonly variable: number
  readonly block: Block
  readonly caught: 'nothing' | 'continue' | GroupHandler
}

/** Runs its body for every item, one at a time: inline, or as an execution of its own. */
export interface MapStep {
  readonly kind: 'map'
  readonly name: string
  readonly variable: number
  readonly mode: 'batched' | 'distributed' | 'inline'
  readonly items: Read
  /** Where the item stands, or the batch of two. */
  readonly item: number
  /** Where the item's place stands; an inline map alone has it. */
  readonly index: number
  readonly body: Block
  readonly caught: 'nothing' | 'continue' | GroupHandler
}

/** Runs its task, and then the body, until the task was called `calls` times. */
export interface PollStep {
  readonly kind: 'poll'
  readonly name: string
  readonly variable: number
  readonly look: string
  readonly looked: number
  readonly attempts: number
  readonly calls: number
  readonly body: Block
}

export interface ParallelStep {
  readonly kind: 'parallel'
  readonly name: string
  readonly variable: number
  readonly branches: readonly { readonly name: string; readonly block: Block }[]
  readonly caught: 'nothing' | 'continue' | GroupHandler
}

/** A Pass in ASL. */
export interface RawStep {
  readonly kind: 'raw'
  readonly name: string
  readonly variable: number
  /** What it gives beside the text of the input. */
  readonly number: number
}

/** A Choice in ASL, whose ways are blocks. */
export interface RawChoiceStep {
  readonly kind: 'rawChoice'
  readonly name: string
  readonly holds: boolean
  readonly way: Block
  readonly otherwise: Block | 'continue'
}

/** Ends the execution well. */
export interface SucceedStep {
  readonly kind: 'succeed'
  readonly name: string
  readonly output: Value
}

export interface FailStep {
  readonly kind: 'fail'
  readonly name: string
  readonly error: string
  readonly cause: Value
}

export type Value =
  | { readonly kind: 'constant'; readonly value: JsonValue }
  | Read
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Value>> }
  | { readonly kind: 'array'; readonly items: readonly Value[] }
  | { readonly kind: 'text'; readonly parts: readonly (string | Value)[] }
  | { readonly kind: 'add'; readonly left: Value; readonly right: Value }
  | { readonly kind: 'orElse'; readonly value: Read; readonly fallback: Value }
  | { readonly kind: 'json'; readonly value: Read }

/** A variable, or the input (-1), and the members from there. */
export interface Read {
  readonly kind: 'read'
  readonly variable: number
  readonly path: readonly (string | number)[]
}

export const INPUT_VARIABLE = -1

export type Condition =
  | { readonly kind: 'eq' | 'ne'; readonly left: Read; readonly right: Value }
  | { readonly kind: 'gt'; readonly left: Value; readonly right: Value }
  | { readonly kind: 'exists'; readonly value: Read }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }

/** What a task answers at its nth call, counted from 1: some members come and go. */
export function answerOf(name: string, call: number, sent: JsonValue): JsonValue {
  return {
    n: call,
    name: `${name}#${call} 'ü' {% 1 %}`,
    flag: call % 2 === 0,
    ...(call % 2 === 1 && { maybe: call }),
    ...(call % 2 === 0 && { part: { text: 'there', size: call } }),
    list: [call, call + 1],
    single: [[call]],
    none: [],
    rows: [{ key: `k${call}`, tags: ['t'] }],
    inner: { deep: { size: call * 10 } },
    'odd `name`': 'odd',
    nothing: null,
    sent,
  }
}

/** The input of every random workflow. */
export const INPUT = { text: "it's", size: 7, flag: true, list: ['a', 'b'], inner: { deep: { size: 1 } } }
