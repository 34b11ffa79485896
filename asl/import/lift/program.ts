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

export type Node =
  | TaskNode
  | PassNode
  | WaitNode
  | ChooseNode
  | PollNode
  | RepeatNode
  | ParallelNode
  | MapNode
  | DistributedMapNode
  | FailNode
  | SucceedNode
  | RawNode

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
  readonly catches: readonly CatchNode[]
}

export interface RepeatNode {
  readonly kind: 'repeat'
  readonly name: string
  readonly times: Value
  /** The variable that counts the turns. */
  readonly index: string
  readonly body: Block
}

export interface MapNode {
  readonly kind: 'map'
  readonly name: string
  readonly variable: string
  readonly items: Value
  readonly concurrency?: number
  /** The variables of the item and of its place. */
  readonly item: string
  readonly index: string
  readonly body: Block
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly CatchNode[]
}

export interface DistributedMapNode {
  readonly kind: 'distributedMap'
  readonly name: string
  readonly variable: string
  readonly source: Value | SourceNode
  /** The variable of the item, or of the batch. */
  readonly item: string
  readonly isBatched: boolean
  /** What the options say beside retries and handlers. */
  readonly options: readonly (readonly [string, Value])[]
  readonly body: Block
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly CatchNode[]
}

/** A reader of items: the function that makes it, and what it is told. */
export interface SourceNode {
  readonly kind: 'source'
  readonly of: SourceName
  readonly place: readonly (readonly [string, Value])[]
  readonly options: readonly (readonly [string, Value])[]
}

export type SourceName = 'objectsOf' | 'csvOf' | 'jsonOf' | 'jsonLinesOf' | 'parquetOf' | 'inventoryOf' | 'athenaResultOf' | 'athenaCsvOf'

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

/** The blocks directly inside a step. */
export function blocksOf(node: Node): readonly Block[] {
  switch (node.kind) {
    case 'raw':
      return [...node.ways, ...(node.otherwise === undefined ? [] : [node.otherwise]), ...node.catches].filter((way) => way !== 'continue')
    case 'choose':
      return [...node.ways.map((way) => way.block), node.otherwise]
    case 'parallel':
      return [...node.branches.map((branch) => branch.block), ...handlersOf(node)]
    case 'map':
    case 'distributedMap':
      return [node.body, ...handlersOf(node)]
    case 'poll':
    case 'repeat':
      return [node.body]
    case 'task':
      return handlersOf(node)
    case 'pass':
    case 'wait':
    case 'fail':
    case 'succeed':
      return []
  }
}

function handlersOf({ catches }: { readonly catches: readonly CatchNode[] }): readonly Block[] {
  return catches.flatMap(({ handler }) => (handler === undefined ? [] : [handler]))
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
  | { readonly kind: 'read'; readonly read: Read; readonly type?: string }
  | {
      readonly kind: 'jsonata'
      readonly strings: readonly string[]
      readonly reads: readonly Read[]
      readonly type?: string
      /** It stands where the compiler would guard what may be absent, and is not guarded. */
      readonly isPresent?: true
    }

/** A machine, or a part of one, that the builder would not write so. */
export class NotLiftable extends Error {
  override readonly name = 'NotLiftable'
}
