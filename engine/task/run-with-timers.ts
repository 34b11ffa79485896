import type { JsonValue } from '../../asl/json.ts'
import { type StopTimer, startTimer } from '../clock/start-timer.ts'
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
  return new Promise<JsonValue>((resolve, reject) => {
    let isRunning = true
    let stopTimeout: StopTimer | undefined
    let stopHeartbeat: StopTimer | undefined
    const ended = lazyAbort()
    const stopWatching = () => {
      isRunning = false
      ignoreAbort()
      stopTimeout?.()
      stopHeartbeat?.()
    }
    const end = (reason: unknown) => {
      if (!isRunning) return
      stopWatching()
      ended.abort(reason)
      reject(reason)
    }
    const ignoreAbort = branch.onAbort(end)
    const watchHeartbeat = () => {
      const { heartbeatSeconds } = request
      if (heartbeatSeconds === undefined) return
      stopHeartbeat = startTimer(clock, heartbeatSeconds * 1000, () => end(new StatesHeartbeatTimeoutError()))
    }
    const context: TaskContext = {
      clock,
      get signal() {
        return ended.signal
      },
      ...(attempt.resumed === undefined ? {} : { resumed: attempt.resumed }),
      submitted: (output) => {
        if (!isRunning) return
        events.submitted(output)
        // Whoever carries on must know of the job.
        branch.execution.history.journal?.flush()
      },
      started: (workerName) => isRunning && events.started(workerName),
      heartbeat: () => {
        if (!isRunning || request.taskToken === undefined) return
        stopHeartbeat?.()
        watchHeartbeat()
      },
    }
    const { timeoutSeconds } = request
    if (timeoutSeconds !== undefined) {
      const left = attempt.scheduledAt + timeoutSeconds * 1000 - clock.now()
      stopTimeout = startTimer(clock, left, () => end(new StatesTimeoutError()))
    }
    // Only who holds a task token can send a heartbeat: a plain call never misses one.
    if (request.taskToken !== undefined) watchHeartbeat()
    start(tasks, request, context).then((output) => {
      if (!isRunning) return
      stopWatching()
      resolve(output)
    }, end)
  })
}

/** A signal that is made when first asked for: most tasks end before anybody asks. */
function lazyAbort() {
  let controller: AbortController | undefined
  let reason: { readonly value: unknown } | undefined
  return {
    get signal(): AbortSignal {
      if (controller === undefined) {
        controller = new AbortController()
        if (reason !== undefined) controller.abort(reason.value)
      }
      return controller.signal
    },
    abort(value: unknown): void {
      reason = { value }
      controller?.abort(value)
    },
  }
}

async function start(tasks: TaskPort, request: TaskRequest, context: TaskContext): Promise<JsonValue> {
  return tasks.run(request, context)
}
