import type { ParameterRoot } from '../expression/expression.ts'
import type { Expr } from '../reference/ref.ts'
import { exprOf, refOf } from '../reference/source.ts'
import { toExpression } from '../reference/to-expression.ts'

/** A function over references, as JSONata has it: it is called once, while the workflow is built, and only with the parameters that it takes, `least` of them at least. */
export function lambda(names: readonly string[], body: (...parameters: never[]) => unknown, least = 1): Expr<unknown> {
  const roots = names.map((name): ParameterRoot => Object.freeze({ kind: 'parameter', name }))
  const parameters = roots.map((root) => refOf({ kind: 'path', root, steps: [] }))
  const taken = roots.slice(0, Math.max(least, body.length))
  return exprOf({
    kind: 'lambda',
    parameters: taken, // What the parameters are typed as, the function that is offered to the author says.
    body: toExpression(body(...(parameters as never[])), 'function'),
  })
}
