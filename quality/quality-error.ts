/** What is wrong with a suite, an expectation or the table that it is checked against. Codes are stable. */
export type QualityErrorCode =
  | 'invalid-suite'
  | 'unknown-expectation'
  | 'unknown-argument'
  | 'unsupported-argument'
  | 'missing-argument'
  | 'invalid-argument'
  | 'unknown-parameter'
  | 'invalid-parameter'
  | 'invalid-row-condition'
  | 'invalid-query'
  | 'invalid-name'
  | 'missing-column'
  | 'missing-table'
  | 'type-mismatch'
  | 'reserved-column'
  | 'statement-too-long'
  | 'invalid-scan-row'

export interface QualityErrorFields {
  readonly code: QualityErrorCode
  /** JSON Pointer into the suite, or into the expectation where it is checked alone: `/expectations/2/kwargs/mostly`. */
  readonly path: string
  /** What was found. */
  readonly message: string
  /** What to do. */
  readonly hint: string
}

const BRAND = Symbol.for('sluice.QualityError')

/** Thrown for a suite that cannot mean anything, or not on this table: what was found, where, and what to do. */
export class QualityError extends Error implements QualityErrorFields {
  override readonly name = 'QualityError'
  readonly [BRAND] = true
  readonly code: QualityErrorCode
  readonly path: string
  readonly hint: string

  constructor({ code, path, message, hint }: QualityErrorFields, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.path = path
    this.hint = hint
  }

  /** The same error, seen from further outside. */
  under(parent: string): QualityError {
    return new QualityError(
      { code: this.code, path: `${parent}${this.path}`, message: this.message, hint: this.hint },
      { cause: this.cause },
    )
  }
}

/** Recognises a {@link QualityError}, also one of another copy of this module in a bundle. */
export function isQualityError(error: unknown): error is QualityError {
  return typeof error === 'object' && error !== null && BRAND in error
}
