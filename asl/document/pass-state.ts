import type { JsonValue } from '../json.ts'
import type { Assigning, InJsonata } from './jsonata-fields.ts'
import type { AssigningPaths, Filtering, InJsonPath, PlacingResult } from './jsonpath-fields.ts'
import type { Named, Transition } from './state-fields.ts'

/** Computes values. https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html */
export interface PassDocument extends Named<'Pass'>, Transition, InJsonata, Assigning {}

/** A Pass in JSONPath. */
export interface JsonPathPassDocument extends Named<'Pass'>, Transition, InJsonPath, Filtering, PlacingResult, AssigningPaths {
  readonly Parameters?: JsonValue
  /** What the state gives, instead of its input. */
  readonly Result?: JsonValue
}
