import type { JsonValue } from '../../asl/json.ts'
import { type TaskContext, TaskFailure } from '../../engine/ports.ts'

/** The tasks that wait for somebody to answer their token. */
export interface CallbackTokens {
  /** Waits for the token's answer; rejects with the failure that was sent, or with the signal's reason. */
  wait(token: string, context: TaskContext): Promise<JsonValue>
  /** False where nobody waits for the token, any more or yet. */
  succeed(token: string, output: JsonValue): boolean
  fail(token: string, error: string | undefined, cause: string | undefined): boolean
  heartbeat(token: string): boolean
}

interface Waiting {
  readonly resolve: (output: JsonValue) => void
  readonly reject: (reason: unknown) => void
  readonly context: TaskContext
}

/** A registry of tokens within this process. */
export function callbackTokens(): CallbackTokens {
  const waiting = new Map<string, Waiting>()
  const take = (token: string) => {
    const found = waiting.get(token)
    waiting.delete(token)
    return found
  }
  return {
    wait: (token, context) =>
      new Promise<JsonValue>((resolve, reject) => {
        const { signal } = context
        if (signal.aborted) return reject(signal.reason)
        signal.addEventListener('abort', () => take(token)?.reject(signal.reason), { once: true })
        waiting.set(token, { resolve, reject, context })
      }),
    succeed(token, output) {
      const found = take(token)
      found?.resolve(output)
      return found !== undefined
    },
    fail(token, error, cause) {
      const found = take(token)
      found?.reject(new TaskFailure(error, cause))
      return found !== undefined
    },
    heartbeat(token) {
      const found = waiting.get(token)
      found?.context.heartbeat()
      return found !== undefined
    },
  }
}
