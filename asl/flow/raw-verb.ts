import type { JsonPathMachineState, StateDocument } from '../document/state-machine.ts'
import type { Inside, Ref, Template } from '../reference/ref.ts'
import type { Flow } from './flow.ts'
import type { Ended } from './outcome.ts'

/**
 * A state in Amazon States Language, as {@link RawVerb.raw} takes it: in JSONata, or in JSONPath where the machine is.
 * `Next` may be left out wherever it stands: the flow then says what follows. A state that says so itself jumps there.
 */
export type RawState<S> = Opened<StateDocument | JsonPathMachineState, S>

/** A state after which its block does not go on: it ends the machine, or jumps to a state by its name. */
export type RawEnd<S> = RawState<S> & ({ readonly Type: 'Fail' | 'Succeed' } | { readonly End: true } | { readonly Next: string })

type Opened<State, S> = State extends unknown ? { readonly [Field in keyof State]: OpenedField<Field, State[Field], S> } : never
type OpenedField<Field, Value, S> = Field extends 'Choices' | 'Catch'
  ? Value extends readonly (infer Part)[]
    ? readonly MayLead<Part>[]
    : Value
  : Field extends 'Arguments' | 'Assign' | 'ItemSelector' | 'Items' | 'Output'
    ? Value | Template<unknown, S>
    : Value
type MayLead<Part> = Part extends unknown ? Omit<Part, 'Next'> & { readonly Next?: string } : never

/** What follows on one way out of a raw state: some steps, or what stands after the state. */
export type RawWay<S> = 'continue' | ((flow: Flow<S>) => unknown)

/** The ways out of a raw state for which it names no `Next` itself. */
export interface RawWays<S> {
  /** Of the `Choices`, in their order. */
  readonly ways?: readonly RawWay<S>[]
  /** The `Default` of a Choice. Default: none, so that the execution fails where no condition holds. */
  readonly otherwise?: RawWay<S>
  /** Of the catchers in `Catch`, in their order. */
  readonly catch?: readonly RawWay<S>[]
}

/** The verb for what the others cannot say. */
export interface RawVerb<in out S> {
  /**
   * Takes a state in Amazon States Language as it is, for what no other verb says, and for machines that are moved over step by step.
   *
   * The flow gives it the state that follows, and the ways out for which it names none itself: `ways`, `otherwise` and `catch`.
   * A `Next` of its own must name a state of the workflow. Computed values may stand in `Arguments`, `Assign`, `ItemSelector`, `Items` and `Output`
   * of a JSONata state. Its input is the output of the state before, and that of every other verb's state is empty.
   *
   * Gives a reference to the state's output, whose type `R` is taken at your word; what it keeps by `Assign` is read by jsonata`$name`.
   * Throws a `DefinitionError`: `bad-raw-state`, `bad-raw-ways`, `missing-transition-target`, and `raw-language` for JSONPath in a machine in JSONata.
   * https://states-language.net/spec.html
   *
   * @example
   * ```ts
   * flow.raw('Square', { Type: 'Pass', Assign: { square: '{% $n * $n %}' }, Output: {} })
   * ```
   */
  raw<const N extends string>(name: N, state: RawEnd<S>, ways?: RawWays<S & Inside<N>>): Ended
  raw<R = unknown, const N extends string = string>(name: N, state: RawState<S>, ways?: RawWays<S & Inside<N>>): Ref<R, S>
}
