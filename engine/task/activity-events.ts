import type { JsonValue } from '../../asl/json.ts'
import { errorDetails } from '../errors/error-details.ts'
import type { Branch } from '../execution/branch.ts'
import type { TaskFailure, TaskRequest } from '../ports.ts'
import { heartbeatNote, scheduledDetails, scheduledNote } from './request-details.ts'
import type { TaskEvents } from './task-events.ts'

/** The events of an activity, which a worker takes. */
export class ActivityEvents implements TaskEvents {
  readonly #branch: Branch

  constructor(branch: Branch) {
    this.#branch = branch
  }

  scheduled(request: TaskRequest): void {
    const { resource, arguments: input, roleArn } = request
    // A worker has a role of its own.
    const told = roleArn === undefined ? request : { ...request, roleArn: undefined }
    const details = scheduledDetails({ resource, input }, told)
    this.#branch.record('ActivityScheduled', { activityScheduledEventDetails: details }, scheduledNote(this.#branch, request))
  }

  started(workerName?: string): void {
    this.#branch.record('ActivityStarted', workerName === undefined ? undefined : { activityStartedEventDetails: { workerName } })
  }

  submitted(): void {}

  succeeded(output: JsonValue): void {
    this.#branch.record('ActivitySucceeded', { activitySucceededEventDetails: { output } })
  }

  failed(error: string | undefined, cause: string | undefined, phase: TaskFailure['phase']): void {
    const details = errorDetails(error, cause)
    if (phase === 'schedule') this.#branch.record('ActivityScheduleFailed', { activityScheduleFailedEventDetails: details })
    else this.#branch.record('ActivityFailed', { activityFailedEventDetails: details })
  }

  timedOut(error: string | undefined, cause: string | undefined, missedHeartbeat?: boolean): void {
    const details = errorDetails(error, cause)
    this.#branch.record('ActivityTimedOut', { activityTimedOutEventDetails: details }, heartbeatNote(missedHeartbeat))
  }
}
