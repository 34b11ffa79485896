import type { Place } from '../document/place.ts'
import type { QueryLanguage, StateView } from '../document/views.ts'
import type { ExpressionUse, PathUse, PlainText, Problem, ProblemKind } from './schema-reading.ts'

/** A visit of one state's fields, or of the machine's own, and where it puts what it finds. */
export interface Visit {
  /** Absent for the machine itself and the machines inside. */
  readonly state: StateView | undefined
  readonly language: QueryLanguage
  /** Whether fields of the other query language are to be reported: not where AWS refuses the language itself. */
  readonly judgesLanguage: boolean
  readonly problems: Problem[]
  readonly expressions: ExpressionUse[]
  readonly paths: PathUse[]
  readonly unevaluated: PlainText[]
}

export function report(visit: Visit, kind: ProblemKind, place: Place, message: string, hint: string): void {
  visit.problems.push({ kind, place, message, hint })
}
