import type { JsonValue } from '../../asl/json.ts'
import type { Branch } from '../execution/branch.ts'
import type { TaskPort, TaskRequest } from '../ports.ts'
import type { TaskEvents } from './task-events.ts'
import { type TaskAttempt, TimedTask } from './timed-task.ts'

/**
 * Runs a task at the port and ends it on its timeout, on a missing heartbeat and on an abort of its branch,
 * whichever is first.
 */
export function runWithTimers(
  tasks: TaskPort,
  request: TaskRequest,
  branch: Branch,
  events: TaskEvents,
  attempt: TaskAttempt,
): Promise<JsonValue> {
  if (branch.aborted) return Promise.reject(branch.reason)
  return new Promise((resolve, reject) => {
    const context = new TimedTask(request, branch, events, attempt, reject)
    try {
      tasks.run(request, context).then(
        (output) => {
          if (context.end()) resolve(output)
        },
        (error) => context.fail(error),
      )
    } catch (error) {
      context.fail(error)
    }
  })
}
