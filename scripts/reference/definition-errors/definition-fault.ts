/** One code of a `DefinitionError`, with a code that throws it and the same, mended. */
export interface DefinitionFault {
  readonly code: string
  /** The fault in a few words. */
  readonly title: string
  /** Why it is refused. */
  readonly why: string
  /** Throws this code and no other; the types do not see it. */
  readonly bad: string
  readonly good: string
}
