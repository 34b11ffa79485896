/** What a {@link DefinitionError} says, beside its message. */
export interface DefinitionProblem {
  /** Stable and readable: `duplicate-state-name`. */
  readonly code: string
  /** Where: the workflow's name, then the names of the steps down to the faulty one, joined by ` > `. */
  readonly path: string
  readonly message: string
  /** What to do. */
  readonly hint: string
}

/** A workflow that was written wrongly, in a way that types cannot see. Thrown while it is built. */
export class DefinitionError extends Error implements DefinitionProblem {
  override readonly name = 'DefinitionError'
  readonly code: string
  readonly path: string
  readonly hint: string

  constructor(problem: DefinitionProblem, options?: ErrorOptions) {
    super(`${problem.path}: ${problem.message}. ${problem.hint}`, options)
    this.code = problem.code
    this.path = problem.path
    this.hint = problem.hint
  }
}
