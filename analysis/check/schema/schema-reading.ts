import type { Place } from '../document/place.ts'
import type { StateView } from '../document/views.ts'

/** In what way a definition differs from its schema: each is the code of a rule. */
export type ProblemKind =
  | 'unsupported-field'
  | 'other-language-field'
  | 'missing-field'
  | 'conflicting-fields'
  | 'wrong-type'
  | 'value-not-allowed'
  | 'empty-value'
  | 'number-out-of-range'
  | 'invalid-path'
  | 'invalid-reference-path'
  | 'invalid-timestamp'
  | 'invalid-payload-template'
  | 'duplicate-payload-field'
  | 'unclosed-jsonata'

export interface Problem {
  readonly kind: ProblemKind
  readonly place: Place
  readonly message: string
  readonly hint: string
}

/** A string `{% ... %}` of a JSONata state. */
export interface ExpressionUse {
  readonly state: StateView
  readonly place: Place
  /** The text between `{%` and `%}`. */
  readonly text: string
}

/** A path or an intrinsic function of a JSONPath state that could be read. */
export interface PathUse {
  readonly state: StateView
  readonly place: Place
  readonly text: string
  readonly variables: readonly string[]
}

/** A text that holds `{% %}` and is not evaluated. */
export interface PlainText {
  readonly state: StateView
  readonly place: Place
}

/** What one visit of all fields finds, for the rules to pick from. */
export interface SchemaReading {
  readonly problems: readonly Problem[]
  readonly expressions: readonly ExpressionUse[]
  readonly paths: readonly PathUse[]
  readonly unevaluated: readonly PlainText[]
}
