import type { JsonValue } from '../../asl/json.ts'
import { StatesHeartbeatTimeoutError } from '../errors/states-heartbeat-timeout-error.ts'
import { StatesTimeoutError } from '../errors/states-timeout-error.ts'
import type { Branch } from '../execution/branch.ts'
import type { ResumedTask, TaskContext, TaskPort, TaskRequest } from '../ports.ts'
import type { TaskEvents } from './task-events.ts'

/** When an attempt began, and what an earlier process left of it. */
export interface TaskAttempt {
  readonly scheduledAt: number
  readonly resumed?: ResumedTask
}

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
  const { clock } = branch.execution
  const ended = new AbortController()
  const timers = new AbortController()
  let beats = new AbortController()
  return new Promise<JsonValue>((resolve, reject) => {
    const stopTimers = () => {
      branch.signal.removeEventListener('abort', onAbort)
      timers.abort()
      beats.abort()
    }
    const end = (reason: unknown) => {
      stopTimers()
      ended.abort(reason)
      reject(reason)
    }
    const onAbort = () => end(branch.signal.reason)
    const isRunning = () => !timers.signal.aborted
    const after = (seconds: number | undefined, since: number, signal: AbortSignal, failure: () => Error) => {
      if (seconds === undefined) return
      clock.sleep(since + seconds * 1000 - clock.now(), signal).then(
        () => end(failure()),
        () => undefined,
      )
    }
    const watchHeartbeat = () => after(request.heartbeatSeconds, clock.now(), beats.signal, () => new StatesHeartbeatTimeoutError())
    const context: TaskContext = {
      clock,
      signal: ended.signal,
      ...(attempt.resumed === undefined ? {} : { resumed: attempt.resumed }),
      submitted: (output) => {
        if (!isRunning()) return
        events.submitted(output)
        // Whoever carries on must know of the job.
        branch.execution.history.journal?.flush()
      },
      started: (workerName) => isRunning() && events.started(workerName),
      heartbeat: () => {
        if (!isRunning() || request.taskToken === undefined) return
        beats.abort()
        beats = new AbortController()
        watchHeartbeat()
      },
    }
    branch.signal.addEventListener('abort', onAbort, { once: true })
    after(request.timeoutSeconds, attempt.scheduledAt, timers.signal, () => new StatesTimeoutError())
    // Only who holds a task token can send a heartbeat: a plain call never misses one.
    if (request.taskToken !== undefined) watchHeartbeat()
    start(tasks, request, context).then((output) => {
      stopTimers()
      resolve(output)
    }, end)
  })
}

async function start(tasks: TaskPort, request: TaskRequest, context: TaskContext): Promise<JsonValue> {
  return tasks.run(request, context)
}
