/** Both types are the same: neither wider, nor narrower, nor `any`. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Compiles only where `A` and `B` are the same type. */
export function same<A, B>(_: Equal<A, B>): void {}
