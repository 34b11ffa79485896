import type { Clock } from '../../engine/clock/clock.ts'
import type { Activity } from '../activity.ts'
import type { ServiceCall } from '../service-call.ts'
import type { TargetPorts } from './targets.ts'

/** An execution that events started and that did not succeed. */
export class ExecutionFailed extends Error {
  override readonly name = 'ExecutionFailed'
}

/** Waits before the two further attempts of an asynchronous invocation. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const INVOCATION_RETRIES_MS = [60_000, 120_000]

/** The account's own state machines and functions. What runs is background work; a failure that is left at its end is reported. */
export function accountPorts(
  call: ServiceCall,
  activity: Activity,
  clock: Clock,
  untilDone: (executionArn: string, signal: AbortSignal) => Promise<unknown>,
): TargetPorts {
  return {
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
      activity.run(`function ${functionArn}`, async () => {
        for (const wait of [...INVOCATION_RETRIES_MS, undefined]) {
          const failure = await clock.hold(() => invoke(call, functionArn, event))
          if (failure === undefined) return
          if (wait === undefined) throw failure
          await clock.sleep(wait, activity.closing)
        }
      })
    },
  }
}

/** A function's own error. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed'
}

/** Invokes a function and answers its failure. */
async function invoke(call: ServiceCall, functionArn: string, event: string): Promise<FunctionFailed | undefined> {
  const answer = await call<{ FunctionError?: string; Payload?: Uint8Array }>('lambda', 'Invoke', {
    FunctionName: functionArn,
    Payload: event,
  })
  return answer.FunctionError === undefined ? undefined : new FunctionFailed(Buffer.from(answer.Payload ?? []).toString())
}
