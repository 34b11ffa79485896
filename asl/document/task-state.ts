import type { JsonValue } from '../json.ts'
import type { Caught, JsonPathCaught } from './catcher.ts'
import type { Assigning, InJsonata, JsonataString } from './jsonata-fields.ts'
import type { AssigningPaths, Filtering, InJsonPath, JsonPath, PlacingResult, Templating } from './jsonpath-fields.ts'
import type { Named, Transition } from './state-fields.ts'

/** Calls a service, a function, an activity or another machine. https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
export interface TaskDocument extends Named<'Task'>, Transition, InJsonata, Assigning, Caught {
  readonly Resource: string
  readonly Arguments?: JsonValue
  readonly Credentials?: CredentialsDocument
  readonly TimeoutSeconds?: number | JsonataString
  readonly HeartbeatSeconds?: number | JsonataString
}

/** Who calls. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html */
export interface CredentialsDocument {
  readonly RoleArn: JsonataString
}

/** A Task in JSONPath. */
export interface JsonPathTaskDocument
  extends Named<'Task'>,
    Transition,
    InJsonPath,
    Filtering,
    Templating,
    PlacingResult,
    AssigningPaths,
    JsonPathCaught {
  readonly Resource: string
  readonly Credentials?: JsonPathCredentialsDocument
  readonly TimeoutSeconds?: number
  readonly TimeoutSecondsPath?: JsonPath
  readonly HeartbeatSeconds?: number
  readonly HeartbeatSecondsPath?: JsonPath
}

/** Who calls: a role, or where to find one. */
export type JsonPathCredentialsDocument = { readonly RoleArn: string } | { readonly 'RoleArn.$': JsonPath }
