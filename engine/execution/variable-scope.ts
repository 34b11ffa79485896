import type { JsonObject, JsonValue } from '../../asl/json.ts'

/**
 * The variables that a branch sees: its own and those of the branches around it.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export class VariableScope {
  readonly #outer: VariableScope | undefined
  // Both made when they are needed: most branches have neither.
  #inner: Set<VariableScope> | undefined
  #own: Map<string, JsonValue> | undefined
  #snapshot: Record<string, unknown> | undefined
  #snapshotOf = -1
  /** How often variables were assigned anywhere in the execution. */
  readonly #changes: { count: number }

  constructor(outer?: VariableScope) {
    this.#outer = outer
    this.#changes = outer === undefined ? { count: 0 } : outer.#changes
    if (outer === undefined) return
    outer.#inner ??= new Set()
    outer.#inner.add(this)
  }

  /** The value of a variable, or undefined where no scope has it. */
  get(name: string): JsonValue | undefined {
    const own = this.#own?.get(name)
    return own !== undefined || this.#own?.has(name) === true ? own : this.#outer?.get(name)
  }

  /** Sets variables of this scope, all at once. */
  assign(variables: JsonObject): void {
    this.#own ??= new Map()
    this.#changes.count++
    for (const [name, value] of Object.entries(variables)) this.#own.set(name, value)
  }

  /**
   * Every variable in sight, an inner one before an outer one of the same name, and before all of them `others`. The object stays
   * the same until something is assigned: most expressions find it ready.
   */
  all(others: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    if (this.#snapshot === undefined || this.#snapshotOf !== this.#changes.count) {
      this.#snapshot = this.#copyInto({ ...others })
      this.#snapshotOf = this.#changes.count
    }
    return this.#snapshot
  }

  #copyInto(into: Record<string, unknown>): Record<string, unknown> {
    if (this.#outer !== undefined) this.#outer.#copyInto(into)
    if (this.#own !== undefined) for (const [name, value] of this.#own) into[name] = value
    return into
  }

  /** The branch has ended: its variables are gone. */
  close(): void {
    if (this.#outer !== undefined) this.#outer.#inner?.delete(this)
  }

  /** What all variables of the execution come to, by the measure of one. */
  total(measure: (value: JsonValue) => number): number {
    return this.#outer === undefined ? this.#below(measure) : this.#outer.total(measure)
  }

  #below(measure: (value: JsonValue) => number): number {
    let sum = 0
    if (this.#own !== undefined) for (const value of this.#own.values()) sum += measure(value)
    if (this.#inner !== undefined) for (const inner of this.#inner) sum += inner.#below(measure)
    return sum
  }
}
