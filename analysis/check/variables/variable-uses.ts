import type { Place } from '../document/place.ts'
import type { StateView } from '../document/views.ts'
import type { ReadExpression } from '../jsonata/read-expressions.ts'
import type { PathUse } from '../schema/schema-reading.ts'

/** A variable that a state reads, and where. */
export interface VariableUse {
  readonly state: StateView
  readonly place: Place
  readonly name: string
}

/** Every reading of a variable, in expressions and in paths. */
export function variableUses(expressions: readonly ReadExpression[], paths: readonly PathUse[]): readonly VariableUse[] {
  const inExpressions = expressions.flatMap(({ state, place, references }) =>
    [...(references?.variables ?? [])].map((name) => ({ state, place, name })),
  )
  const inPaths = paths.flatMap(({ state, place, variables }) => variables.map((name) => ({ state, place, name })))
  return [...inExpressions, ...inPaths]
}
