import type { StateDocument, Transition } from '../document/state-machine.ts'
import type { ResultRoot, Root } from '../expression/expression.ts'
import type { Block, ParallelStep } from '../flow/step.ts'
import type { JsonValue } from '../json.ts'
import type { OptionalResults } from './optional.ts'
import type { Demand } from './project.ts'
import type { VariableOf } from './variables.ts'

/** What the compiler knows of the whole machine. */
export interface MachineScope {
  readonly variableOf: VariableOf
  readonly optional: OptionalResults
  /** What is read of a step's result; nothing where nobody reads it. */
  wantedOf(root: ResultRoot): Demand | undefined
  /** What is read of a branch's value. */
  wantedOfBranch(step: ParallelStep, name: string): Demand | undefined
  /** Whether a variable is an object that holds the result under {@link BOXED}, or holds nothing where the result is absent. */
  isBoxed(root: ResultRoot): boolean
  /** Whether the output of a branch is boxed likewise. */
  isBranchBoxed(step: ParallelStep, name: string): boolean
  /** Where a value is found that is in no variable of its own. */
  placeOf(root: Root): Place | undefined
  /** The same machine, inside a body where some values are found elsewhere. */
  within(places: ReadonlyMap<Root, Place>): MachineScope
  /** Compiles a block inside a step; handed down so that blocks and steps need not import each other. */
  block(block: Block, exit: Exit): Compiled
}

/** Where a body finds a value that is handed to it. */
export interface Place {
  /** The JSONata that gives it: `$states.input.item`. */
  readonly source: string
  /** Whether it is under {@link BOXED}. */
  readonly boxed: boolean
}

/**
 * The member that holds a value which may be absent, where the whole of it is read.
 * Step Functions fails an assignment or an output of nothing, and null is a value of its own.
 */
export const BOXED = 'value'

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
  /** What is read of the value. */
  readonly wanted: Demand
  /** How a value that may be absent is given: an absent output of a machine is null. */
  readonly absent: 'boxed' | 'null'
}

/** States in the order of the flow, and the first of them. */
export interface Compiled {
  readonly entry: string
  readonly states: readonly (readonly [string, StateDocument])[]
}

/** Where a state leads, and its output where it ends a block. */
export type Leaving = Transition & { readonly Output?: JsonValue }
