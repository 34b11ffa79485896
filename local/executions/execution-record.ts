import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { ExecutionEnding, ExecutionType } from '../../engine/index.ts'

/** What an execution was started with, and still is when it is carried on. */
export interface ExecutionRecord {
  readonly executionArn: string
  readonly name: string
  readonly stateMachineArn: string
  /** The version or the alias that was started, where its ARN named one. */
  readonly stateMachineVersionArn?: string
  readonly stateMachineAliasArn?: string
  readonly type: ExecutionType
  readonly roleArn?: string
  readonly input: JsonValue
  /** Milliseconds since the Unix epoch. */
  readonly startDate: number
  /** Of a child execution: the map run that began it. */
  readonly mapRunArn?: string
  /** SHA-256 of the definition, which is kept once for all executions that share it. */
  readonly definition: string
}

/** How often, and when last, an execution was redriven. */
export interface Redrives {
  readonly count: number
  readonly date: number
}

/** An execution as its files tell of it. */
export interface ExecutionState extends ExecutionRecord {
  readonly redrives?: Redrives
  /** Absent while it runs, and where the process that ran it has died. */
  readonly ending?: ExecutionEnding
}

/** What starts an execution. */
export interface NewExecution {
  readonly definition: JsonObject
  readonly input: JsonValue
  readonly stateMachineArn: string
  /** Default: a UUID. */
  readonly name?: string
  /** Default: STANDARD. */
  readonly type?: ExecutionType
  readonly roleArn?: string
}
