import { DefinitionError } from '../definition-error.ts'
import type { Expression, Path } from '../expression/expression.ts'
import type { Expr, Ref } from './ref.ts'

/** Under this symbol every reference and expression keeps what it compiles to, so that no field name collides. */
export const SOURCE: unique symbol = Symbol('sluice.expression')

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
  return Object.freeze(Object.create(null, { [SOURCE]: { value: Object.freeze(expression) } })) as Expr<T, S>
}

const INDEX = /^(0|[1-9][0-9]*)$/

/** A reference to `path`; its members are made as they are asked for. */
export function refOf<T, S>(path: Path): Ref<T, S> {
  const target: Sourced = Object.freeze(Object.create(null, { [SOURCE]: { value: Object.freeze(path) } }))
  return new Proxy(target, {
    get(_, key) {
      if (key === SOURCE) return path
      if (typeof key === 'symbol') return key === Symbol.toPrimitive ? () => refuseText(path) : undefined
      return refOf({ ...path, steps: [...path.steps, INDEX.test(key) ? Number(key) : key] })
    },
    has: (_, key) => key === SOURCE,
    // The members' types live in `Ref<T, S>` only.
  }) as unknown as Ref<T, S>
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

function refuseText(path: Path): never {
  throw new DefinitionError({
    code: 'reference-as-text',
    path: path.steps.join('.') || path.root.kind,
    message: 'a reference was used as a plain string or number while the workflow is built',
    hint: 'its value exists only when the workflow runs: use text`...` and the operators instead',
  })
}
