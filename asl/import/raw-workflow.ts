import type { AslDocument } from '../document/state-machine.ts'
import { checkWorkflowName, type Workflow } from '../flow/workflow.ts'
import type { StaticOf, TypedSchema } from '../typed-schema.ts'
import { fromAsl } from './from-asl.ts'

/** What a workflow is made of that is a state machine already. */
export interface RawWorkflowOptions<Schema extends TypedSchema, Document extends AslDocument> {
  /** The state machine's name: at most 80 characters of `A-Z a-z 0-9 - _`. */
  readonly name: string
  /** The shape of the execution's input. Default: any JSON. */
  readonly input?: Schema
  readonly definition: Document
}

/** A workflow whose state machine was not made by the builder. */
export interface RawWorkflow<out Input = unknown, out Output = unknown, out Document extends AslDocument = AslDocument>
  extends Workflow<Input, Output> {
  readonly definition: Document
}

/** The schema of any JSON: its types are there for the compiler only. */
export const ANYTHING = Object.freeze({}) as TypedSchema

/**
 * A workflow of a state machine in Amazon States Language, in JSONata or JSONPath. It is a workflow as any other: `compile` gives its
 * definition as it is, and it is checked, drawn, run and deployed like those that the builder makes.
 *
 * Throws a `DefinitionError` for a bad name, and for what {@link fromAsl} refuses.
 *
 * @example
 * ```ts
 * const old = rawWorkflow({ name: 'old', definition: fromAsl({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }) })
 * ```
 */
export function rawWorkflow<Schema extends TypedSchema = TypedSchema, Document extends AslDocument = AslDocument>(
  options: RawWorkflowOptions<Schema, Document>,
): RawWorkflow<StaticOf<Schema>, unknown, Document> {
  const { name, input = ANYTHING, definition } = options
  checkWorkflowName(name)
  // It is a copy of the definition, value for value.
  return Object.freeze({ kind: 'workflow', name, input, definition: fromAsl(definition) as Document })
}

/** Whether a workflow is a state machine already. */
export function isRawWorkflow(workflow: Workflow): workflow is RawWorkflow {
  return 'definition' in workflow
}
