import jsonata from 'jsonata'
import type { Clock } from '../../clock/clock.ts'

interface LibraryFunction {
  implementation(milliseconds: number, picture?: string, timezone?: string): string
}

let fromMillis: Promise<LibraryFunction> | undefined

/** `$now(picture?, timezone?)` on the execution's clock. */
export function nowFunction(clock: Clock): (picture?: string, timezone?: string) => string | Promise<string> {
  return (picture, timezone) => {
    const milliseconds = clock.now()
    if (picture === undefined && timezone === undefined) return new Date(milliseconds).toISOString()
    // JSONata keeps its date formatter to itself, but hands out the function that wraps it.
    fromMillis ??= jsonata('$fromMillis').evaluate(undefined) as Promise<LibraryFunction>
    return fromMillis.then((library) => library.implementation(milliseconds, picture, timezone))
  }
}
