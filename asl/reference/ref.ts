/** Carries the type of an expression's value. Never present at run time. */
export declare const VALUE: unique symbol
/** Carries the scope in which an expression may be used. Never present at run time. */
export declare const SCOPE: unique symbol

/** A place of its own in a workflow: what is made inside the step `Name` can be used inside it only. */
export interface Inside<Name extends string> {
  readonly inside: { readonly [Key in Name]: true }
}

/** A workflow that says what it gives: every end of it has an output of this type. */
export interface Ending<out Output> {
  readonly output: Output
}

/**
 * An expression that has a value of type `T` at run time and compiles to JSONata.
 * `S` is the scope in which it may be used; an inner scope sees what an outer one made, never the other way round.
 */
export interface Expr<out T, in S = unknown> {
  readonly [VALUE]: T
  readonly [SCOPE]: (scope: S) => void
}

/**
 * A typed reference to a value that exists when the workflow runs: its members are references too.
 * An array gives its elements by index: `ref[0]`. What may be absent, as any element may, carries `undefined` in its type.
 */
export type Ref<T, S = unknown> = Expr<T, S> & Members<T, S>

type Present<T> = Exclude<T, undefined | null>
type Absent<T> = Extract<T, undefined>

type Members<T, S> = [Present<T>] extends [Scalar]
  ? unknown
  : Present<T> extends readonly (infer Element)[]
    ? Elements<Element, S>
    : { readonly [Key in keyof Present<T>]-?: Ref<Present<T>[Key] | OptionalOf<Present<T>, Key> | Absent<T>, S> }

/** An array may be shorter, so its elements may be absent. The first ones have names of their own: `noUncheckedIndexedAccess` doubts the rest. */
type Elements<Element, S> = { readonly [Index in First]: Ref<Element | undefined, S> } & {
  readonly [index: number]: Ref<Element | undefined, S>
}
type First = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

type OptionalOf<T, Key extends keyof T> = T extends { [K in Key]: unknown } ? never : undefined
type Scalar = string | number | boolean | bigint

/** The value of an expression, or of an object or array of expressions and plain JSON. */
export type ValueOf<R> =
  R extends Expr<infer T, never>
    ? T
    : R extends Scalar | null | undefined
      ? R
      : R extends readonly unknown[]
        ? { readonly [Index in keyof R]: ValueOf<R[Index]> }
        : { readonly [Key in keyof R]: ValueOf<R[Key]> }

/** What the editor says of a value that is used outside the block that made it. */
export type OutOfScope = 'This value belongs to an inner block or to another workflow: return it from there.'

/** `R`, where every expression in it may be used in the scope `S`. */
export type InScope<R, S> =
  R extends Expr<unknown, never>
    ? R extends Expr<unknown, S>
      ? unknown
      : OutOfScope
    : R extends Scalar | null | undefined
      ? unknown
      : { readonly [Key in keyof R]: InScope<R[Key], S> }

/** What may stand where a `T` is wanted: plain JSON, an expression, or a mixture of both. */
export type Template<T, S> = Expr<T, S> | Plain<T, S>

type Plain<T, S> = T extends Scalar | null | undefined
  ? T
  : T extends readonly (infer Element)[]
    ? // Nobody changes a value, so a read-only array may stand for any.
      readonly Template<Element, S>[] | Expr<readonly Element[], S>
    : { readonly [Key in keyof T]: Template<undefined extends T[Key] ? Exclude<T[Key], undefined> : T[Key], S> }
