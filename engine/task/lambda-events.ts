import type { JsonValue } from '../../asl/json.ts'
import { errorDetails } from '../errors/error-details.ts'
import type { Branch } from '../execution/branch.ts'
import type { TaskFailure, TaskRequest } from '../ports.ts'
import { scheduledDetails, scheduledNote } from './request-details.ts'
import type { TaskEvents } from './task-events.ts'

/** The events of a function that is called by its ARN. */
export class LambdaEvents implements TaskEvents {
  readonly #branch: Branch

  constructor(branch: Branch) {
    this.#branch = branch
  }

  scheduled(request: TaskRequest): void {
    const { resource, arguments: input, heartbeatSeconds } = request
    // AWS tells no heartbeat of a function: only who holds a token can send one.
    const told = heartbeatSeconds === undefined ? request : { ...request, heartbeatSeconds: undefined }
    const details = scheduledDetails({ resource, input }, told)
    this.#branch.record('LambdaFunctionScheduled', { lambdaFunctionScheduledEventDetails: details }, scheduledNote(this.#branch, request))
  }

  started(): void {
    this.#branch.record('LambdaFunctionStarted')
  }

  submitted(): void {}

  succeeded(output: JsonValue): void {
    this.#branch.record('LambdaFunctionSucceeded', { lambdaFunctionSucceededEventDetails: { output } })
  }

  failed(error: string | undefined, cause: string | undefined, phase: TaskFailure['phase']): void {
    const details = errorDetails(error, cause)
    if (phase === 'schedule') this.#branch.record('LambdaFunctionScheduleFailed', { lambdaFunctionScheduleFailedEventDetails: details })
    else if (phase === 'start') this.#branch.record('LambdaFunctionStartFailed', { lambdaFunctionStartFailedEventDetails: details })
    else this.#branch.record('LambdaFunctionFailed', { lambdaFunctionFailedEventDetails: details })
  }

  timedOut(error: string | undefined, cause: string | undefined): void {
    this.#branch.record('LambdaFunctionTimedOut', { lambdaFunctionTimedOutEventDetails: errorDetails(error, cause) })
  }
}
