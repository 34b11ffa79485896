import { DefinitionError } from '../definition-error.ts'
import type { AslDocument } from '../document/state-machine.ts'
import { type Workflow, workflow } from '../flow/workflow.ts'
import type { StaticOf, TypedSchema } from '../typed-schema.ts'
import { fromAsl } from './from-asl.ts'

/** What a workflow is made of that is a state machine already. */
export interface RawWorkflowOptions<Schema extends TypedSchema> {
  /** The state machine's name: at most 80 characters of `A-Z a-z 0-9 - _`. */
  readonly name: string
  /** The shape of the execution's input. Default: any JSON. */
  readonly input?: Schema
  readonly definition: AslDocument
}

/** A workflow whose state machine was not made by the builder. */
export interface RawWorkflow<out Input = unknown, out Output = unknown> extends Workflow<Input, Output> {
  readonly definition: AslDocument
}

/** The schema of any JSON: its types are there for the compiler only. */
export const ANYTHING = Object.freeze({}) as TypedSchema

/**
 * A workflow of a state machine in Amazon States Language, in JSONata or JSONPath, beside the workflows that the builder makes.
 * {@link definitionOf} gives its definition as it is.
 *
 * Throws a `DefinitionError` for a bad name, and for what {@link fromAsl} refuses.
 *
 * @example
 * ```ts
 * const old = rawWorkflow({ name: 'old', definition: fromAsl(await readFile('old.asl.json', 'utf8')) })
 * ```
 */
export function rawWorkflow<Schema extends TypedSchema = TypedSchema>(
  options: RawWorkflowOptions<Schema>,
): RawWorkflow<StaticOf<Schema>, unknown> {
  const { name, definition } = options
  const { block: _, ...built } = workflow({ name, input: options.input ?? ANYTHING }, () => undefined)
  return Object.freeze({
    ...built,
    definition: fromAsl(definition),
    // Who would read the steps would take the machine for an empty one.
    get block(): never {
      throw new DefinitionError({
        code: 'raw-workflow',
        path: name,
        message: 'a workflow that is a state machine already has no steps',
        hint: 'take its definition: definitionOf(workflow)',
      })
    },
  })
}

/** Whether a workflow is a state machine already. */
export function isRawWorkflow(workflow: Workflow): workflow is RawWorkflow {
  return 'definition' in workflow
}
