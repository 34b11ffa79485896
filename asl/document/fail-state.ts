import type { InJsonata, JsonataString } from './jsonata-fields.ts'
import type { InJsonPath, JsonPath } from './jsonpath-fields.ts'
import type { Named } from './state-fields.ts'

/** Ends the execution, or the branch, with an error. https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export interface FailDocument extends Named<'Fail'>, InJsonata {
  readonly Error?: JsonataString
  readonly Cause?: JsonataString
}

/** A Fail in JSONPath; a path may also be an intrinsic function that gives a string. */
export interface JsonPathFailDocument extends Named<'Fail'>, InJsonPath {
  readonly Error?: string
  readonly ErrorPath?: JsonPath
  readonly Cause?: string
  readonly CausePath?: JsonPath
}
