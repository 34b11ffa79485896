import type { JsonValue } from '../../asl/json.ts'
import type { Branch } from '../execution/branch.ts'
import type { MaybePromise } from '../execution/maybe-promise.ts'
import type { TaskRequest } from '../ports.ts'
import type { TaskEvents } from './task-events.ts'
import { type TaskAttempt, TimedTask } from './timed-task.ts'

/** What is made of a task's end. */
export interface Settlement<T> {
  succeed(result: JsonValue): MaybePromise<T>
  /** Returns what the promise rejects with. */
  fail(error: unknown): unknown
}

/**
 * Runs a task at the port and ends it on its timeout, on a missing heartbeat and on an abort of its branch,
 * whichever is first. Resolves with what the settlement makes of its end: one promise for all.
 */
export function runWithTimers<T>(
  request: TaskRequest,
  branch: Branch,
  events: TaskEvents,
  attempt: TaskAttempt,
  settlement: Settlement<T>,
): Promise<T> {
  if (branch.aborted) return Promise.reject(branch.reason)
  return new Promise((resolve, reject) => {
    const refuse = (error: unknown) => {
      try {
        reject(settlement.fail(error))
      } catch (worse) {
        reject(worse)
      }
    }
    const task = new TimedTask(request, branch, events, attempt, refuse)
    const accept = (result: JsonValue) => {
      if (!task.end()) return
      try {
        resolve(settlement.succeed(result))
      } catch (error) {
        reject(error)
      }
    }
    try {
      branch.execution.tasks.run(request, task).then(accept, (error) => task.fail(error))
    } catch (error) {
      task.fail(error)
    }
  })
}
