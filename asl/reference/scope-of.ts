import type { Expr } from './ref.ts'

/** The scope in which all expressions of a template may be used: that of each of them. */
export type ScopeOf<R> =
  R extends Expr<unknown, infer S>
    ? S
    : R extends string | number | boolean | bigint | null | undefined
      ? unknown
      : Together<{ readonly [Key in keyof R]: (scope: ScopeOf<R[Key]>) => void }[keyof R]>

type Together<Takers> = [Takers] extends [never] ? unknown : [Takers] extends [(scope: infer S) => void] ? S : unknown
