import type * as Sfn from '@aws-sdk/client-sfn'
import type { JsonValue } from '../../../asl/json.ts'
import { AwsError } from '../../service.ts'

/** Who waits for the answers that a caller sends. */
export interface TaskCallbacks {
  succeed(token: string, output: JsonValue): boolean
  fail(token: string, error: string | undefined, cause: string | undefined): boolean
  heartbeat(token: string): boolean
}

/** The answers to a task token. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html */
export function callbackOperations(callbacks: TaskCallbacks) {
  return {
    async SendTaskSuccess({ taskToken, output }: Sfn.SendTaskSuccessInput): Promise<Sfn.SendTaskSuccessOutput> {
      requireWaiting(callbacks.succeed(taskToken ?? '', parseOutput(output)))
      return {}
    },
    async SendTaskFailure({ taskToken, error, cause }: Sfn.SendTaskFailureInput): Promise<Sfn.SendTaskFailureOutput> {
      requireWaiting(callbacks.fail(taskToken ?? '', error, cause))
      return {}
    },
    async SendTaskHeartbeat({ taskToken }: Sfn.SendTaskHeartbeatInput): Promise<Sfn.SendTaskHeartbeatOutput> {
      requireWaiting(callbacks.heartbeat(taskToken ?? ''))
      return {}
    },
  }
}

function requireWaiting(isWaiting: boolean): void {
  if (!isWaiting) throw new AwsError('TaskTimedOut', 'Task Timed Out: No task waits for this token, or it has ended already.', 400)
}

function parseOutput(output: string | undefined): JsonValue {
  try {
    return JSON.parse(output ?? '') as JsonValue
  } catch (cause) {
    throw new AwsError('InvalidOutput', `Invalid Output: ${(cause as Error).message}`, 400, {}, { cause })
  }
}
