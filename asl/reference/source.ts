import { DefinitionError } from '../definition-error.ts'
import type { Expression, Path } from '../expression/expression.ts'
import type { Expr, Ref } from './ref.ts'

/** Under this symbol every reference and expression keeps what it compiles to, so that no field name collides. */
export const SOURCE: unique symbol = Symbol.for('sluice.expression')

interface Sourced {
  readonly [SOURCE]: Expression
}

/** Whether `value` is a reference or an expression, of whatever copy of this module. */
export function isExpr(value: unknown): value is Sourced {
  return typeof value === 'object' && value !== null && SOURCE in value
}

/** A value that compiles to `expression`. */
export function exprOf<T, S>(expression: Expression): Expr<T, S> {
  // The type of the value exists for the compiler only.
  return sourced(expression, () => undefined) as unknown as Expr<T, S>
}

const INDEX = /^(0|[1-9][0-9]*)$/

/** Whether a member's name is taken for an element's index. */
export function isIndex(name: string): boolean {
  return INDEX.test(name)
}

/** A reference to `path`; its members are made as they are asked for. */
export function refOf<T, S>(path: Path): Ref<T, S> {
  const member = (name: string) => refOf({ ...path, steps: [...path.steps, isIndex(name) ? Number(name) : name] })
  // The members' types live in `Ref<T, S>` only.
  return sourced(path, member) as unknown as Ref<T, S>
}

/** The member `name` of a reference, for names that look like an index or are not known to the types. */
export function field<T, S>(ref: Expr<unknown, S>, name: string): Ref<T, S> {
  const source = (ref as unknown as Sourced)[SOURCE]
  if (source.kind !== 'path') {
    throw new DefinitionError({
      code: 'field-of-expression',
      path: 'field',
      message: `member ${JSON.stringify(name)} of a computed value`,
      hint: 'take members of references only, or write jsonata`...`',
    })
  }
  return refOf({ ...source, steps: [...source.steps, name] })
}

/** Whatever would read the value while the workflow is built is refused, for there is none yet. */
function sourced(expression: Expression, member: (name: string) => unknown): Sourced {
  const target: Sourced = Object.freeze(Object.create(null, { [SOURCE]: { value: Object.freeze(expression) } }))
  return new Proxy(target, {
    get(_, key) {
      if (key === SOURCE) return expression
      if (typeof key === 'symbol') return key === Symbol.toPrimitive ? () => refuseUse(expression) : undefined
      return member(key)
    },
    has: (_, key) => key === SOURCE,
    ownKeys: () => refuseUse(expression),
  })
}

function refuseUse(expression: Expression): never {
  throw new DefinitionError({
    code: 'reference-as-text',
    path: expression.kind === 'path' ? nameOf(expression) : 'expression',
    message: 'a reference was used as a plain value while the workflow is built',
    hint: 'its value exists only when the workflow runs: use text`...`, json and the operators instead',
  })
}

function nameOf({ root, steps }: Path): string {
  const members = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
  return `${root.kind === 'result' ? root.step : root.kind === 'parameter' ? root.name : root.kind}${members.join('')}`
}
