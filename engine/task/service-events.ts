import type { JsonValue } from '../../asl/json.ts'
import { errorDetails } from '../errors/error-details.ts'
import type { Branch } from '../execution/branch.ts'
import { regionOf } from '../execution/execution.ts'
import type { TaskFailure, TaskRequest } from '../ports.ts'
import { heartbeatNote, scheduledDetails, scheduledNote } from './request-details.ts'
import type { TaskResource } from './resource.ts'
import type { TaskEvents } from './task-events.ts'

/** The events of a call of a service. */
export class ServiceEvents implements TaskEvents {
  readonly #branch: Branch
  readonly #called: { readonly resourceType: string; readonly resource: string }

  constructor(branch: Branch, { resourceType, resource }: TaskResource & { kind: 'service' }) {
    this.#branch = branch
    this.#called = { resourceType, resource }
  }

  scheduled(request: TaskRequest): void {
    const region = regionOf(this.#branch.execution.executionArn)
    const details = scheduledDetails({ ...this.#called, region, parameters: request.arguments }, request)
    this.#branch.record('TaskScheduled', { taskScheduledEventDetails: details }, scheduledNote(this.#branch, request))
  }

  started(): void {
    this.#branch.record('TaskStarted', { taskStartedEventDetails: this.#called })
  }

  submitted(output: JsonValue): void {
    this.#branch.record('TaskSubmitted', { taskSubmittedEventDetails: { ...this.#called, output } })
  }

  succeeded(output: JsonValue): void {
    this.#branch.record('TaskSucceeded', { taskSucceededEventDetails: { ...this.#called, output } })
  }

  failed(error: string | undefined, cause: string | undefined, phase: TaskFailure['phase']): void {
    const details = { ...this.#called, ...errorDetails(error, cause) }
    if (phase === 'start') this.#branch.record('TaskStartFailed', { taskStartFailedEventDetails: details })
    else if (phase === 'submit') this.#branch.record('TaskSubmitFailed', { taskSubmitFailedEventDetails: details })
    else this.#branch.record('TaskFailed', { taskFailedEventDetails: details })
  }

  timedOut(error: string | undefined, cause: string | undefined, missedHeartbeat?: boolean): void {
    const details = { ...this.#called, ...errorDetails(error, cause) }
    this.#branch.record('TaskTimedOut', { taskTimedOutEventDetails: details }, heartbeatNote(missedHeartbeat))
  }
}
