import type { Finding } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { ProblemKind } from './schema-reading.ts'

/** The findings of the one visit of all fields that are of a kind. */
export function problemsOfKind(kind: ProblemKind): (subject: Subject) => readonly Finding[] {
  return ({ schema }) => schema.problems.filter((problem) => problem.kind === kind)
}
