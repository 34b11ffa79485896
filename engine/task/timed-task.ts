import type { JsonValue } from '../../asl/json.ts'
import type { Clock } from '../clock/clock.ts'
import { type StopTimer, startTimer } from '../clock/start-timer.ts'
import { StatesHeartbeatTimeoutError } from '../errors/states-heartbeat-timeout-error.ts'
import { StatesTimeoutError } from '../errors/states-timeout-error.ts'
import type { Branch } from '../execution/branch.ts'
import type { ResumedTask, TaskContext, TaskRequest } from '../ports.ts'
import type { TaskEvents } from './task-events.ts'

/** When an attempt began, and what an earlier process left of it. */
export interface TaskAttempt {
  readonly scheduledAt: number
  readonly resumed?: ResumedTask
}

/**
 * A task that runs at the port, and what may end it there. What a port may use is made when it asks for it: most ask for nothing,
 * and functions or getters that are made for every task keep V8 from letting go of all that they can reach.
 */
export class TimedTask implements TaskContext {
  readonly #request: TaskRequest
  readonly #branch: Branch
  readonly #events: TaskEvents
  readonly #attempt: TaskAttempt
  readonly #reject: (reason: unknown) => void
  #isRunning = true
  #stopTimeout: StopTimer | undefined
  #stopHeartbeat: StopTimer | undefined
  #controller: AbortController | undefined
  #reason: { readonly value: unknown } | undefined

  constructor(request: TaskRequest, branch: Branch, events: TaskEvents, attempt: TaskAttempt, reject: (reason: unknown) => void) {
    this.#request = request
    this.#branch = branch
    this.#events = events
    this.#attempt = attempt
    this.#reject = reject
    branch.task = this
    const { timeoutSeconds, taskToken } = request
    if (timeoutSeconds !== undefined) {
      const left = attempt.scheduledAt + timeoutSeconds * 1000 - this.clock.now()
      this.#stopTimeout = startTimer(this.clock, left, () => this.fail(new StatesTimeoutError()))
    }
    // Only who holds a task token can send a heartbeat: a plain call never misses one.
    if (taskToken !== undefined) this.#watchHeartbeat()
  }

  get clock(): Clock {
    return this.#branch.execution.clock
  }

  get resumed(): ResumedTask | undefined {
    return this.#attempt.resumed
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#reason !== undefined) this.#controller.abort(this.#reason.value)
    }
    return this.#controller.signal
  }

  get submitted(): (output: JsonValue) => void {
    return (output) => {
      if (!this.#isRunning) return
      this.#events.submitted(output)
      // Whoever carries on must know of the job.
      this.#branch.execution.history.journal?.flush()
    }
  }

  get started(): (workerName?: string) => void {
    return (workerName) => {
      if (this.#isRunning) this.#events.started(workerName)
    }
  }

  get heartbeat(): () => void {
    return () => {
      if (!this.#isRunning || this.#request.taskToken === undefined) return
      this.#stopHeartbeat?.()
      this.#watchHeartbeat()
    }
  }

  /** The port has answered. False where the task has ended already. */
  end(): boolean {
    if (!this.#isRunning) return false
    this.#isRunning = false
    this.#branch.task = undefined
    this.#stopTimeout?.()
    this.#stopHeartbeat?.()
    return true
  }

  /** The task ends without an answer, or with a failure for one. */
  fail(reason: unknown): void {
    if (!this.end()) return
    this.#reason = { value: reason }
    this.#controller?.abort(reason)
    this.#reject(reason)
  }

  #watchHeartbeat(): void {
    const { heartbeatSeconds } = this.#request
    if (heartbeatSeconds === undefined) return
    this.#stopHeartbeat = startTimer(this.clock, heartbeatSeconds * 1000, () => this.fail(new StatesHeartbeatTimeoutError()))
  }
}
