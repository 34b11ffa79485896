import type { JsonValue } from '../../asl/json.ts'
import { IntrinsicProblem } from './problem.ts'

/** The arguments of one call, read one by one with the type that the function wants. */
export class Arguments {
  readonly #values: readonly JsonValue[]

  constructor(values: readonly JsonValue[], least: number, most = least) {
    if (values.length < least || values.length > most) {
      const wanted = least === most ? `${least}` : `${least} to ${most}`
      throw new IntrinsicProblem(`expected ${wanted} arguments but got ${values.length}`)
    }
    this.#values = values
  }

  any(index: number): JsonValue {
    return this.#values[index] ?? null
  }

  has(index: number): boolean {
    return index < this.#values.length
  }

  text(index: number): string {
    return this.#typed(index, 'a string', (value) => typeof value === 'string') as string
  }

  list(index: number): readonly JsonValue[] {
    return this.#typed(index, 'an array', Array.isArray) as readonly JsonValue[]
  }

  object(index: number): { readonly [key: string]: JsonValue } {
    const isObject = (value: JsonValue) => typeof value === 'object' && value !== null && !Array.isArray(value)
    return this.#typed(index, 'an object', isObject) as { readonly [key: string]: JsonValue }
  }

  /** A number, rounded half up to an integer as AWS does. */
  integer(index: number): number {
    return Math.round(this.#typed(index, 'a number', (value) => typeof value === 'number') as number)
  }

  #typed(index: number, wanted: string, accepts: (value: JsonValue) => boolean): JsonValue {
    const value = this.any(index)
    if (accepts(value)) return value
    throw new IntrinsicProblem(`argument ${index + 1} must be ${wanted}, but was ${JSON.stringify(value)}`)
  }
}
