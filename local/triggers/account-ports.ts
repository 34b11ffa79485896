import { join } from 'node:path'
import type { Caller } from '../access/caller.ts'
import type { Activity } from '../activity.ts'
import type { LocalEnvironment } from '../service.ts'
import { AwsError } from '../service.ts'
import type { ServiceCall } from '../service-call.ts'
import { pendingWork } from './pending-work.ts'
import type { TargetPorts } from './targets.ts'

/** An execution that events started and that did not succeed. */
export class ExecutionFailed extends Error {
  override readonly name = 'ExecutionFailed'
}

/** A function's own error. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed'
}

/** What {@link accountPorts} needs. */
export interface AccountPortsOptions {
  readonly environment: LocalEnvironment
  readonly call: ServiceCall
  /** As whom Lambda tells of a function's failures. */
  readonly callerOf: (functionArn: string) => Caller | undefined
  readonly activity: Activity
  readonly untilDone: (executionArn: string, signal: AbortSignal) => Promise<unknown>
}

/** Waits before the further attempts of an asynchronous invocation. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const INVOCATION_RETRIES_MS = [60_000, 120_000]

/** An asynchronous invocation that was taken. */
interface Invocation {
  readonly functionArn: string
  /** JSON text. */
  readonly event: string
}

/** The account's own state machines and functions. */
export interface AccountPorts extends TargetPorts {
  /** Goes on with the invocations that an earlier process had taken. */
  resume(): Promise<void>
}

/** What runs is background work; a failure that is left at its end is reported. Invocations that were taken are kept until they are done. */
export function accountPorts({ environment, call, callerOf, activity, untilDone }: AccountPortsOptions): AccountPorts {
  const { root, clock, uuid } = environment
  async function carryOut({ functionArn, event }: Invocation): Promise<void> {
    const { retries, onFailure } = await invokeConfig(call, functionArn)
    for (let attempt = 0; ; attempt++) {
      const failure = await clock.hold(() => invoke(call, functionArn, event))
      if (failure === undefined) return
      // The end of the account is no failure of the function.
      activity.closing.throwIfAborted()
      const wait = attempt < retries ? INVOCATION_RETRIES_MS[attempt] : undefined
      if (wait !== undefined) await clock.sleep(wait, activity.closing)
      else if (onFailure === undefined) throw failure
      else {
        const told = { functionArn, event, failure, attempts: attempt + 1, requestId: uuid(), time: clock.now() }
        return clock.hold(() => tell(call, onFailure, failedInvocation(told), callerOf(functionArn)))
      }
    }
  }
  const invocations = pendingWork<Invocation>({ folder: join(root, 'lambda-invocations'), clock, activity, uuid, carryOut })
  return {
    resume: invocations.resume,
    async startExecution(stateMachineArn, input) {
      const { executionArn } = await call<{ executionArn: string }>('sfn', 'StartExecution', { stateMachineArn, input })
      activity.run(`execution ${executionArn}`, async () => {
        await untilDone(executionArn, activity.closing)
        const ended = await call<{ status: string; error?: string; cause?: string }>('sfn', 'DescribeExecution', { executionArn })
        if (ended.status !== 'SUCCEEDED') throw new ExecutionFailed([ended.status, ended.error, ended.cause].filter(Boolean).join(': '))
      })
    },
    async invokeFunction(functionArn, event) {
      // A function that is not there is told to the caller at once; one that fails is tried again behind its back.
      await call('lambda', 'GetFunctionConfiguration', { FunctionName: functionArn })
      await invocations.add(`function ${functionArn}`, { functionArn, event })
    },
  }
}

async function invokeConfig(
  call: ServiceCall,
  FunctionName: string,
): Promise<{ readonly retries: number; readonly onFailure?: string | undefined }> {
  try {
    const { MaximumRetryAttempts = 2, DestinationConfig } = await call<{
      MaximumRetryAttempts?: number
      DestinationConfig?: { OnFailure?: { Destination?: string } }
    }>('lambda', 'GetFunctionEventInvokeConfig', { FunctionName })
    return { retries: MaximumRetryAttempts, onFailure: DestinationConfig?.OnFailure?.Destination }
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return { retries: 2 }
    throw error
  }
}

/** Invokes a function and answers its failure. */
async function invoke(call: ServiceCall, functionArn: string, event: string): Promise<FunctionFailed | undefined> {
  const answer = await call<{ FunctionError?: string; Payload?: Uint8Array }>('lambda', 'Invoke', {
    FunctionName: functionArn,
    Payload: event,
  })
  return answer.FunctionError === undefined ? undefined : new FunctionFailed(Buffer.from(answer.Payload ?? []).toString())
}

interface FailedInvocation {
  readonly functionArn: string
  readonly event: string
  readonly failure: FunctionFailed
  readonly attempts: number
  readonly requestId: string
  readonly time: number
}

/** What the destination of failures is told. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
function failedInvocation({ functionArn, event, failure, attempts, requestId, time }: FailedInvocation): object {
  return {
    version: '1.0',
    timestamp: new Date(time).toISOString(),
    requestContext: { requestId, functionArn: `${functionArn}:$LATEST`, condition: 'RetriesExhausted', approximateInvokeCount: attempts },
    requestPayload: JSON.parse(event) as unknown,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: JSON.parse(failure.message) as unknown,
  }
}

async function tell(call: ServiceCall, destination: string, message: object, caller: Caller | undefined): Promise<void> {
  const text = JSON.stringify(message)
  if (destination.split(':')[2] === 'sns') await call('sns', 'Publish', { TopicArn: destination, Message: text }, caller)
  else await call('sqs', 'SendMessage', { QueueUrl: destination, MessageBody: text }, caller)
}
