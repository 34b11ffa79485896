import type { JsonObject } from '../../../asl/index.ts'
import type { Grant } from '../../../services/index.ts'
import type { Permission } from '../permission.ts'
import type { Scope } from '../scope.ts'

/** One call that a Task state makes. */
export interface Call {
  /** The service's prefix in IAM: `states`, `s3`. */
  readonly service: string
  /** The API's operation, as its documentation writes it: `StartExecution`. */
  readonly operation: string
  /** `.sync` waits for the end of what it starts. */
  readonly waits: boolean
  readonly arguments: JsonObject
}

/** What a call needs: grants on declared targets, or permissions on what is AWS's own. */
export type Need = Grant | Permission

/** The needs of a service's calls. */
export type NeedsOf = (call: Call, scope: Scope) => readonly Need[]

const RESOURCE = /^arn:aws[a-z-]*:states:::(?:aws-sdk:)?([a-z0-9-]+):([A-Za-z0-9]+)(\.sync(?::2)?|\.waitForTaskToken)?$/

/** Where Step Functions' name of a service is not IAM's. */
const SERVICE: Readonly<Record<string, string>> = {
  bedrockruntime: 'bedrock',
  cloudwatchlogs: 'logs',
  emrserverless: 'emr-serverless',
  eventbridge: 'events',
  sfn: 'states',
}

/** Reads a Task's `Resource`; nothing for one that is no service integration. */
export function readCall(resource: string, input: JsonObject): Call | undefined {
  const [, service, operation, pattern] = RESOURCE.exec(resource) ?? []
  if (service === undefined || operation === undefined) return undefined
  return {
    service: SERVICE[service] ?? service,
    operation: operation.charAt(0).toUpperCase() + operation.slice(1),
    waits: pattern?.startsWith('.sync') ?? false,
    arguments: input,
  }
}
