/** `error`: AWS refuses the definition. `warning`: it will fail, or cost, later. `info`: it may, in a case that can be named. */
export type Severity = 'error' | 'warning' | 'info'

/** One finding about a definition. */
export interface Diagnostic {
  /** Stable and readable; the catalogue has a page on each. */
  readonly code: string
  readonly severity: Severity
  /** JSON Pointer of what is meant; empty for the whole definition. */
  readonly path: string
  /** What was found: AWS's own wording where AWS has one. */
  readonly message: string
  /** What to do. */
  readonly hint: string
  /** How AWS reports the same, where it does. */
  readonly aws?: AwsReport
}

/** The words of `ValidateStateMachineDefinition` for a finding. */
export interface AwsReport {
  readonly code: AwsCode
  /** `/States/Pay/Next`; absent where AWS names no place. */
  readonly location?: string
}

/**
 * AWS's codes for what is wrong with a definition.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
 */
export type AwsCode =
  | 'SCHEMA_VALIDATION_FAILED'
  | 'INVALID_JSON_DESCRIPTION'
  | 'MISSING_TRANSITION_TARGET'
  | 'MISSING_END_STATE'
  | 'DUPLICATE_STATE_NAME'
  | 'INVALID_STATE_NAME'
  | 'DUPLICATE_LABEL_NAME'
  | 'INVALID_LABEL_NAME'
  | 'TOO_DEEPLY_NESTED'
  | 'INVALID_JSONATA_EXPRESSION'
  | 'UNSUPPORTED_JSONATA_EXPRESSION'
  | 'INVALID_VARIABLE_NAME'
  | 'RESERVED_VARIABLE_NAME'
  | 'DUPLICATE_VARIABLE_NAME'
  | 'NO_DOLLAR'
  | 'PASS_RESULT_IS_STATIC'
