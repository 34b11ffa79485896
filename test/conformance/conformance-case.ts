import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { LogLevel } from '../../engine/index.ts'

/** One recorded attempt of a task. */
export interface ReplayEntry {
  readonly state: string
  readonly mapIteration?: number
  readonly scheduledEventId?: number
  readonly resource: string
  readonly parameters?: JsonValue
  readonly input?: JsonValue
  readonly timeoutInSeconds?: number
  readonly heartbeatInSeconds?: number
  readonly submitted?: JsonValue
  readonly return?: JsonValue
  readonly throw?: { readonly error?: string; readonly cause?: JsonValue }
  readonly timedOut?: boolean
}

/** What a recorded Lambda function did. */
export interface LambdaMock {
  readonly arn: string
  readonly behavior: 'echo' | 'return' | 'raise' | 'sleepThenEcho' | 'returnRepeated' | 'replayOnly'
  readonly payload?: JsonValue
  readonly errorType?: string
  readonly errorMessage?: string
  readonly seconds?: number
  readonly char?: string
  readonly count?: number
}

/** The world around a recorded execution. */
export interface CaseMocks {
  readonly replay?: readonly ReplayEntry[]
  readonly replayUnavailable?: boolean
  readonly lambda?: Readonly<Record<string, LambdaMock>>
  readonly s3?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What was recorded of an execution. */
export interface Expectation {
  readonly status?: string
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: JsonValue
  readonly ordering?: 'total' | 'interleaved' | 'normalised'
  readonly history?: readonly JsonObject[]
  readonly lastEventId?: number
  readonly loggedEvents?: readonly JsonObject[]
}

/** A case of the recordings, schema v1. */
export interface ConformanceCase {
  readonly name: string
  readonly area: string
  readonly source?: { readonly recordedDate?: string; readonly awsValidated?: string }
  readonly kind: 'execution' | 'table' | 'express_sync' | 'express_async' | 'test_state'
  readonly stateMachineType?: 'STANDARD' | 'EXPRESS'
  readonly context?: { readonly stateMachineArn: string; readonly executionArn: string; readonly roleArn: string }
  readonly definition: JsonObject
  readonly input?: JsonValue
  readonly mocks?: CaseMocks
  readonly logging?: { readonly level: LogLevel; readonly includeExecutionData: boolean }
  readonly actions?: readonly { readonly op: string; readonly error?: string; readonly cause?: string }[]
  readonly expected: Expectation & JsonObject
  readonly wildcards?: readonly string[]
  readonly rows?: readonly { readonly definition?: JsonObject; readonly input: JsonValue; readonly expected: Expectation & JsonObject }[]
  readonly request?: JsonObject
}

/** All cases below a folder, in the order of their paths. */
export function readCases(folder: string): ConformanceCase[] {
  const entries = readdirSync(folder).sort()
  return entries.flatMap((entry) => {
    const path = join(folder, entry)
    if (statSync(path).isDirectory()) return readCases(path)
    return entry.endsWith('.json') ? [JSON.parse(readFileSync(path, 'utf8')) as ConformanceCase] : []
  })
}
