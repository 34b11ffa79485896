import type { Block, Node, Value } from './program.ts'
import type { Variables } from './variables.ts'

/** Which states are to be raw: those of these names, or all. */
export type RawStates = ReadonlySet<string> | 'all'

/** Where a block stands. */
export interface Place {
  /** The state that stands after it. */
  readonly stop: string | undefined
  /** What is written after that. */
  readonly later: ReadonlySet<string>
  readonly variables: Variables
  /** Whether its end is that of the machine, the branch or the body. */
  readonly isTop: boolean
  /** The state that keeps the value of a way. */
  readonly joins?: string
}

export interface Written {
  readonly block: Block
  /** Whether what stands after the block is reached from it. */
  readonly goesOn: boolean
}

/** A step, the state after it, and the value of the block that it ends. */
export interface Lifted {
  readonly node: Node
  readonly next?: string
  readonly value?: Value
}
