import type { Severity, Verdict } from '../severity.ts'
import type { ExpectationConfig } from '../suite.ts'

/** Why an expectation could not be checked. */
export interface ExceptionInfo {
  readonly raised_exception: boolean
  readonly exception_message: string | null
  readonly exception_traceback: null
}

/** The outcome of one expectation. https://docs.greatexpectations.io/docs/reference/api/core/ExpectationValidationResult_class */
export interface ExpectationResult {
  readonly success: boolean
  readonly expectation_config: ExpectationConfig
  /** Counts, percents and a sample for row-level expectations; `observed_value` and details for others. */
  readonly result: Readonly<Record<string, unknown>>
  readonly meta: Readonly<Record<string, unknown>>
  readonly exception_info: ExceptionInfo
}

/** The outcome of a suite. https://docs.greatexpectations.io/docs/reference/api/core/ExpectationSuiteValidationResult_class */
export interface ValidationResult {
  readonly success: boolean
  /** The worst severity that failed, ours; an expectation that could not be checked is critical. */
  readonly verdict: Verdict
  readonly results: readonly ExpectationResult[]
  readonly suite_name: string
  readonly statistics: Statistics
  /** How many expectations failed of each severity, ours. */
  readonly failed: Readonly<Record<Severity, number>>
  readonly meta: {
    readonly table: string
    readonly partition: Readonly<Record<string, string | number | boolean>>
    /** Rows of the partition. */
    readonly row_count: number
    /** The moment of the check, ISO 8601; null where the caller gave none. */
    readonly run_time: string | null
  }
}

export interface Statistics {
  readonly evaluated_expectations: number
  readonly successful_expectations: number
  readonly unsuccessful_expectations: number
  /** 0 to 100; null for a suite of no expectations. */
  readonly success_percent: number | null
}
