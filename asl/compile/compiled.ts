import type { StateDocument, Transition } from '../document/state-machine.ts'
import type { Block } from '../flow/step.ts'
import type { JsonValue } from '../json.ts'
import type { Demand, Demands } from './demand.ts'
import type { VariableOf } from './variables.ts'

/** What the compiler knows of the whole machine. */
export interface MachineScope {
  readonly demands: Demands
  readonly variableOf: VariableOf
  /** Compiles a block inside a step; handed down so that blocks and steps need not import each other. */
  readonly block: (block: Block, exit: Exit) => Compiled
}

/** Where a block leads: on to a state, or to the end of the machine or branch with the block's value as output. */
export type Exit = NextExit | EndExit

export interface NextExit {
  readonly kind: 'next'
  readonly state: string
}

export interface EndExit {
  readonly kind: 'end'
  /** The name of the state that ends the block, where one is needed. */
  readonly name: string
  /** What is read of the value. Default: all. */
  readonly wanted?: Demand
}

/** States in the order of the flow, and the first of them. */
export interface Compiled {
  readonly entry: string
  readonly states: readonly (readonly [string, StateDocument])[]
}

/** Where a state leads, and its output where it ends a block. */
export type Leaving = Transition & { readonly Output?: JsonValue }
