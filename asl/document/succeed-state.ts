import type { JsonValue } from '../json.ts'
import type { InJsonata } from './jsonata-fields.ts'
import type { Filtering, InJsonPath } from './jsonpath-fields.ts'
import type { Named } from './state-fields.ts'

/** Ends the execution, or the branch, well. https://docs.aws.amazon.com/step-functions/latest/dg/state-succeed.html */
export interface SucceedDocument extends Named<'Succeed'>, InJsonata {
  readonly Output?: JsonValue
}

/** A Succeed in JSONPath. */
export interface JsonPathSucceedDocument extends Named<'Succeed'>, InJsonPath, Filtering {}
