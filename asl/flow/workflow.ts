import { DefinitionError } from '../definition-error.ts'
import type { QueryLanguage } from '../document/state-machine.ts'
import type { Duration } from '../duration.ts'
import type { Ending, Inside, Ref, Template, ValueOf } from '../reference/ref.ts'
import { refOf } from '../reference/source.ts'
import type { StaticOf, TypedSchema } from '../typed-schema.ts'
import { buildBlock } from './builder.ts'
import type { Flow } from './flow.ts'
import { freezeDeep } from './freeze.ts'
import type { Ended } from './outcome.ts'
import type { Block } from './step.ts'

/** What a workflow is made of, beside its steps. */
export interface WorkflowOptions<Name extends string, Schema extends TypedSchema> {
  /** The state machine's name: at most 80 characters of `A-Z a-z 0-9 - _`. */
  readonly name: Name
  /** Says in a sentence what the machine does; shown on the AWS console. */
  readonly comment?: string
  /** The shape of the execution's input. */
  readonly input: Schema
  /**
   * The shape of the execution's output, to which the types hold what the workflow returns and what `succeed` gives. Default: the shape of what it
   * returns.
   */
  readonly output?: TypedSchema
  /**
   * What the machine says of itself, where raw states are in it. Without `QueryLanguage` it is in JSONPath, as AWS has it, and every state
   * that the other verbs make says that it is in JSONata. Default: a machine in JSONata.
   */
  readonly machine?: MachineFields
  /** How long an execution may take. Default: no bound but AWS's own year. */
  readonly timeout?: Duration
}

/** The scope of a whole workflow. */
type Within<Name extends string, Output> = Output extends TypedSchema ? Inside<Name> & Ending<StaticOf<Output>> : Inside<Name>

/** What a workflow may return that says what it gives. */
type Given<Output, S> = Output extends TypedSchema ? Template<StaticOf<Output>, S> | Ended : unknown

/** What a workflow gives: what it says, or what it returns; one that always ends otherwise returns nothing. */
type OutputOf<R, Output> = Output extends TypedSchema ? StaticOf<Output> : R extends Ended ? never : ValueOf<R>

/** The fields of a machine beside its states. https://states-language.net/spec.html#toplevelfields */
export interface MachineFields {
  readonly QueryLanguage?: QueryLanguage
  /** AWS knows `1.0` only. */
  readonly Version?: string
}

const IN_JSONATA: MachineFields = Object.freeze({ QueryLanguage: 'JSONata' })

export declare const INPUT: unique symbol
export declare const OUTPUT: unique symbol

/** A workflow, written with the builder or given in Amazon States Language: a frozen value, of which `compile` gives the state machine. */
export interface Workflow<out Input = unknown, out Output = unknown> {
  readonly kind: 'workflow'
  readonly name: string
  /** The input's JSON Schema. */
  readonly input: TypedSchema
  readonly [INPUT]?: Input
  readonly [OUTPUT]?: Output
}

/** A workflow that was written with the builder. */
export interface BuiltWorkflow<out Input = unknown, out Output = unknown> extends Workflow<Input, Output> {
  readonly comment?: string
  readonly timeout?: Duration
  readonly machine: MachineFields
  readonly block: Block
}

/**
 * Defines a workflow: a function from a typed reference to the input to the workflow's output. The function runs once, while the workflow is built;
 * what it writes into `flow` are the steps, and what it returns is the output of the execution.
 *
 * The result is a frozen value; `compile` makes the state machine of it, always the same bytes for the same input.
 *
 * Throws a `DefinitionError` for what types cannot see: `bad-workflow-name`, `bad-state-name`, `duplicate-state-name`, `step-after-fail`, `wrong-flow`,
 * `reference-out-of-scope`, `reference-as-text`, `not-json`.
 *
 * @example
 * ```ts
 * const greet = workflow({ name: 'greet', input: Type.Object({ who: Type.String() }) }, (flow, input) => {
 *   flow.wait('A moment', seconds(5))
 *   return { greeting: text`Hello ${input.who}` }
 * })
 * ```
 */
export function workflow<
  const Name extends string,
  Schema extends TypedSchema,
  R,
  const Output extends TypedSchema | undefined = undefined,
>(
  options: WorkflowOptions<Name, Schema> & { readonly output?: Output },
  build: (flow: Flow<Within<Name, Output>>, input: Ref<StaticOf<Schema>, Within<Name, Output>>) => R & Given<Output, Within<Name, Output>>,
): BuiltWorkflow<StaticOf<Schema>, OutputOf<R, Output>> {
  checkWorkflowName(options.name)
  const input: Ref<StaticOf<Schema>, Within<Name, Output>> = refOf({ kind: 'path', root: { kind: 'input' }, steps: [] })
  // A flow is the same value whatever its scope; only the types tell scopes apart.
  const { machine = IN_JSONATA } = options
  const block = buildBlock(options.name, machine.QueryLanguage ?? 'JSONPath', (flow) =>
    build(flow as unknown as Flow<Within<Name, Output>>, input),
  )
  return Object.freeze({
    kind: 'workflow',
    name: options.name,
    ...(options.comment !== undefined && { comment: options.comment }),
    input: options.input,
    ...(options.timeout && { timeout: options.timeout }),
    machine: freezeDeep({ ...machine }),
    block: freezeDeep(block),
  })
}

/**
 * Throws a `DefinitionError` (`bad-workflow-name`) for a name that AWS refuses.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
 */
export function checkWorkflowName(name: string): void {
  if (/^[A-Za-z0-9_-]{1,80}$/.test(name)) return
  throw new DefinitionError({
    code: 'bad-workflow-name',
    path: name,
    message: `the workflow name ${JSON.stringify(name)}`,
    hint: 'use 1 to 80 letters of a to z, digits, hyphens and underscores',
  })
}
