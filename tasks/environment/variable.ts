/** A function was deployed without something that it needs. */
export class MissingVariable extends Error {
  override readonly name = 'MissingVariable'
}

type Environment = Readonly<Record<string, string | undefined>>

/** A variable of the function's environment. Throws {@link MissingVariable} where it is not set. */
export function variable(environment: Environment, name: string): string {
  const value = environment[name]
  if (value === undefined || value === '')
    throw new MissingVariable(`the environment variable ${name} is not set: deploy the function with it`)
  return value
}

/** A whole number of the function's environment, or `fallback` where it is not set. Throws a `RangeError` for what is no whole number from 1. */
export function wholeNumber(environment: Environment, name: string, fallback: number): number {
  const text = environment[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`the environment variable ${name} must be a whole number from 1; found ${text}`)
  return value
}
