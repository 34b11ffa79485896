import type { Clock } from '../engine/clock/clock.ts'
import type { Caller } from './access/caller.ts'

/** What every local service is given. */
export interface LocalEnvironment {
  /** Absolute path of the state folder, by default `.sluice` of the working directory. A service keeps its state in a sub-folder of its own. */
  readonly root: string
  readonly accountId: string
  readonly region: string
  readonly clock: Clock
  /** A random UUID; injected so that a run can be repeated. */
  readonly uuid: () => string
}

/**
 * One operation of a service: the SDK's input shape in, its output shape out; throws {@link AwsError}. Without a caller the owner of
 * the account calls, who may do everything.
 */
export type OperationHandler<Input, Output> = (input: Input, caller?: Caller) => Promise<Output>

/** The operations that a local service answers, by their API name (`StartCrawler`). The shapes are those of the SDK client. */
// biome-ignore lint/suspicious/noExplicitAny: a table over operations of different shapes; each service types its own entries.
export type OperationTable = Readonly<Record<string, OperationHandler<any, any>>>

/** One AWS service of the local account. */
export interface LocalService {
  /** The SDK client's name: `s3`, `glue`, `athena`, `lambda`. */
  readonly name: string
  readonly operations: OperationTable
  /** Of services with background jobs: resolves when the job has ended, however; rejects with the signal's reason. */
  untilDone?(id: string, signal?: AbortSignal): Promise<unknown>
  /** Ends background work and frees what the service holds. */
  close?(): Promise<void>
}

/** An error as the AWS API answers it. */
export class AwsError extends Error {
  /** The API's error code: `EntityNotFoundException`, `NoSuchKey`. */
  readonly code: string
  readonly httpStatus: number
  /** Further members of the error shape. */
  readonly fields: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, httpStatus = 400, fields: Readonly<Record<string, unknown>> = {}, options?: ErrorOptions) {
    super(message, options)
    this.name = code
    this.code = code
    this.httpStatus = httpStatus
    this.fields = fields
  }
}
