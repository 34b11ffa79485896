import type { Expression } from '../expression/expression.ts'
import { renderField, renderWhole } from '../expression/render.ts'
import type { Step } from '../flow/step.ts'
import type { JsonValue } from '../json.ts'
import type { EndExit, MachineScope } from './compiled.ts'
import { boxed } from './keep.ts'
import { namingOf } from './naming.ts'
import { mayBeAbsent } from './optional.ts'
import { isUnread, isWhole, project } from './project.ts'

/** What is read of a block's value, in a form that is never absent; nothing where there is no value at all. */
export function outputOf(value: Expression | undefined, { wanted, absent }: EndExit, scope: MachineScope): Expression | undefined {
  if (value === undefined || isUnread(wanted)) return undefined
  const output = project(value, wanted)
  if (!isWhole(wanted) || !mayBeAbsent(output, scope.optional)) return output
  return absent === 'boxed' ? boxed(output) : nullable(output)
}

/** A value, or null where it may be absent: a reader outside of the machine wants JSON. */
export function orNull(value: Expression, scope: MachineScope): Expression {
  return mayBeAbsent(value, scope.optional) ? nullable(value) : value
}

function nullable(value: Expression): Expression {
  return { kind: 'jsonata', strings: ['($value := ', '; $exists($value) ? $value : null)'], parts: [value], present: true }
}

/** The `Output` of a state that ends a block. */
export function renderOutput(output: Expression | undefined, scope: MachineScope, self?: Step): JsonValue {
  if (output === undefined) return {}
  const naming = namingOf(scope, self)
  // asl-validator, which other tools run before they deploy, takes an object or an expression here.
  return output.kind === 'literal' && !isObject(output.value) ? renderField(output, naming) : renderWhole(output, naming)
}

function isObject(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
