import { type Definition, readDefinition } from './document/read-definition.ts'
import type { MachineView, WorkflowType } from './document/views.ts'
import { walkMachine } from './document/walk-machine.ts'
import { type TaskView, tasksOf } from './integration/task-views.ts'
import { type ReadExpression, readExpressions } from './jsonata/read-expressions.ts'
import { readSchema } from './schema/read-schema.ts'
import type { SchemaReading } from './schema/schema-reading.ts'
import { readVariables, type VariableReading } from './variables/variable-reading.ts'
import { type VariableUse, variableUses } from './variables/variable-uses.ts'

/** How a definition is to be judged. */
export interface CheckOptions {
  /** The kind of workflow that it is for. Default: STANDARD. */
  readonly type?: WorkflowType
  /** `aws`: a `Resource` must be one that AWS knows. `any-uri`: any URI will do, as the language has it: names of a template stand there. Default: `aws`. */
  readonly resources?: 'aws' | 'any-uri'
}

/** A definition with all that was read of it, once, for every rule. */
export interface Subject {
  readonly definition: Definition
  readonly resources: 'aws' | 'any-uri'
  readonly machine: MachineView
  readonly schema: SchemaReading
  readonly expressions: readonly ReadExpression[]
  readonly variables: VariableReading
  readonly variableUses: readonly VariableUse[]
  readonly tasks: readonly TaskView[]
}

/** Reads whatever it is given; what is no definition becomes an empty one, which only the rules on definitions look at. */
export function readSubject(value: unknown, { type = 'STANDARD', resources = 'aws' }: CheckOptions): Subject {
  const definition = readDefinition(value)
  const machine = walkMachine(definition.kind === 'read' ? definition.fields : {}, type)
  const schema = readSchema(machine)
  const expressions = readExpressions(schema.expressions)
  return {
    definition,
    resources,
    machine,
    schema,
    expressions,
    variables: readVariables(machine),
    variableUses: variableUses(expressions, schema.paths),
    tasks: tasksOf(machine),
  }
}
