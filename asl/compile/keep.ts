import type { Expression, ResultRoot } from '../expression/expression.ts'
import { renderWhole } from '../expression/render.ts'
import type { Step } from '../flow/step.ts'
import type { JsonObject } from '../json.ts'
import { BOXED, type MachineScope } from './compiled.ts'
import { namingOf } from './naming.ts'
import { project } from './project.ts'

/** An absent result: a variable must hold it, rather than be unassigned or hold what an earlier turn left. */
const NOTHING: JsonObject = {}

/** Keeps what is read of a step's value in the step's variable. An absent value is `undefined`. */
export function keep(root: ResultRoot, value: Expression | undefined, scope: MachineScope, self?: Step): { readonly Assign?: JsonObject } {
  const wanted = scope.wantedOf(root)
  if (wanted === undefined) return {}
  const variable = scope.variableOf(root)
  if (value === undefined) return { Assign: { [variable]: NOTHING } }
  const projected = project(value, wanted)
  return { Assign: { [variable]: renderWhole(scope.isBoxed(root) ? boxed(projected) : projected, namingOf(scope, self)) } }
}

/** An object that holds the value, or holds nothing where it is absent. */
export function boxed(value: Expression): Expression {
  return { kind: 'object', members: { [BOXED]: value } }
}
