/** A value that is here already, or will be: most states of a machine need no turn of the event loop. */
export type MaybePromise<T> = T | Promise<T>

/** Goes on with a value, at once where it is here. */
export function then<T, R>(value: MaybePromise<T>, use: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return value instanceof Promise ? value.then(use) : use(value)
}
