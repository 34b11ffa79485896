import type { JsonObject, JsonValue } from '../../json.ts'
import type { RetryPolicy } from '../../operation.ts'

/** A machine's states, read back as calls of the flow builder. */
export interface Program {
  readonly comment?: string
  readonly timeout?: number
  /** The fields of a machine that is not in JSONata throughout, or says its version. */
  readonly machine?: JsonObject
  readonly block: Block
}

export interface Block {
  readonly nodes: readonly Node[]
  /** What the block returns. */
  readonly value?: Value
}

export type Node = TaskNode | PassNode | WaitNode | ChooseNode | PollNode | ParallelNode | FailNode | SucceedNode | RawNode

export interface TaskNode {
  readonly kind: 'task'
  readonly name: string
  readonly variable: string
  readonly resource: string
  readonly outputPath: readonly string[]
  readonly arguments: Value
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly CatchNode[]
  readonly timeout?: number
  readonly heartbeat?: number
}

export interface CatchNode {
  readonly errors: readonly string[]
  readonly variable: string
  /** Nothing where the flow just goes on. */
  readonly handler: Block | undefined
}

export interface PassNode {
  readonly kind: 'pass'
  readonly name: string
  readonly variable: string
  readonly value: Value
}

export interface WaitNode {
  readonly kind: 'wait'
  readonly name: string
  readonly time: number | Value
}

export interface ChooseNode {
  readonly kind: 'choose'
  readonly name: string
  readonly variable: string
  readonly ways: readonly { readonly condition: Value; readonly block: Block }[]
  readonly otherwise: Block
}

export interface PollNode {
  readonly kind: 'poll'
  readonly name: string
  readonly body: Block
  readonly until: Value
  /** The variable of the turn that is read after it. */
  readonly seen?: string
  readonly every: number
  readonly attempts: number
  readonly error: Value
  readonly cause: Value
}

export interface ParallelNode {
  readonly kind: 'parallel'
  readonly name: string
  readonly variable: string
  readonly branches: readonly { readonly name: string; readonly block: Block }[]
  readonly retry: readonly RetryPolicy<string>[]
}

export interface FailNode {
  readonly kind: 'fail'
  readonly name: string
  readonly error: Value
  readonly cause: Value
}

export interface SucceedNode {
  readonly kind: 'succeed'
  readonly name: string
  readonly output: Value
}

/** A state as it is in the machine, without the `Next` that the flow gives it. */
export interface RawNode {
  readonly kind: 'raw'
  readonly name: string
  readonly state: JsonObject
  readonly ways: readonly RawWayNode[]
  readonly otherwise?: RawWayNode
  readonly catches: readonly RawWayNode[]
}

export type RawWayNode = 'continue' | Block

/** The blocks inside a raw state. */
export function blocksOfRaw({ ways, otherwise, catches }: RawNode): readonly Block[] {
  return [...ways, ...(otherwise === undefined ? [] : [otherwise]), ...catches].filter((way) => way !== 'continue')
}

/** A value that is read: of the input, of the context, or of a variable. */
export interface Read {
  readonly variable: string
  readonly path: readonly string[]
}

/** What the input is called among the variables. */
export const INPUT = 'input'

/** A template of the builder. */
export type Value =
  | { readonly kind: 'json'; readonly value: JsonValue }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Value])[] }
  | { readonly kind: 'array'; readonly items: readonly Value[] }
  | { readonly kind: 'read'; readonly read: Read }
  | { readonly kind: 'jsonata'; readonly strings: readonly string[]; readonly reads: readonly Read[] }

/** A machine, or a part of one, that the builder would not write so. */
export class NotLiftable extends Error {
  override readonly name = 'NotLiftable'
}
