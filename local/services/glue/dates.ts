/** A time as the Glue API reports it: in whole seconds, rounded down. Two crawls of one second cannot be told apart by it. */
export function wholeSecond(milliseconds: number): Date {
  return new Date(Math.floor(milliseconds / 1000) * 1000)
}

/** Turns the members `names` of a record read from JSON back into dates; other members stay. */
export function withDates<T extends object>(record: T, names: readonly (keyof T)[]): T {
  const copy = { ...record }
  for (const name of names) {
    const value: unknown = copy[name]
    if (typeof value === 'string') copy[name] = new Date(value) as T[keyof T] // the caller names members that the SDK types as Date
  }
  return copy
}
