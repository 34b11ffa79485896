import type { Assigning } from './jsonata-fields.ts'
import type { AssigningPaths, PlacingResult } from './jsonpath-fields.ts'
import type { RetrierDocument } from './retrier.ts'

interface AnyCatcher {
  readonly Comment?: string
  readonly ErrorEquals: readonly string[]
  readonly Next: string
}

/** Where the execution goes after which errors, in JSONata. */
export interface CatcherDocument extends AnyCatcher, Assigning {}

/** Where the execution goes after which errors, in JSONPath. */
export interface JsonPathCatcherDocument extends AnyCatcher, AssigningPaths, PlacingResult {}

/** What a JSONata state does after an error. */
export interface Caught {
  readonly Retry?: readonly RetrierDocument[]
  readonly Catch?: readonly CatcherDocument[]
}

/** What a JSONPath state does after an error. */
export interface JsonPathCaught {
  readonly Retry?: readonly RetrierDocument[]
  readonly Catch?: readonly JsonPathCatcherDocument[]
}
