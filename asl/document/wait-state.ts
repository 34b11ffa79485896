import type { Assigning, InJsonata, JsonataString } from './jsonata-fields.ts'
import type { AssigningPaths, Filtering, InJsonPath, JsonPath } from './jsonpath-fields.ts'
import type { Named, Transition } from './state-fields.ts'

/** Waits for a span of time, or until a time. https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export interface WaitDocument extends Named<'Wait'>, Transition, InJsonata, Assigning {
  readonly Seconds?: number | JsonataString
  /** ISO 8601. */
  readonly Timestamp?: JsonataString
}

/** A Wait in JSONPath. */
export interface JsonPathWaitDocument extends Named<'Wait'>, Transition, InJsonPath, Filtering, AssigningPaths {
  readonly Seconds?: number
  readonly SecondsPath?: JsonPath
  /** ISO 8601. */
  readonly Timestamp?: string
  readonly TimestampPath?: JsonPath
}
