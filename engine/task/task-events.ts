import type { JsonValue } from '../../asl/json.ts'
import { errorDetails } from '../errors/error-details.ts'
import type { Branch } from '../execution/branch.ts'
import { regionOf } from '../execution/execution.ts'
import type { JournalNote } from '../journal/journal.ts'
import type { TaskFailure, TaskRequest } from '../ports.ts'
import type { TaskResource } from './resource.ts'

/** The events of one attempt of a task, in the words of its kind of resource. */
export interface TaskEvents {
  scheduled(request: TaskRequest): void
  started(workerName?: string): void
  submitted(output: JsonValue): void
  succeeded(output: JsonValue): void
  failed(error: string | undefined, cause: string | undefined, phase: TaskFailure['phase']): void
  /** @param missedHeartbeat the journal must know: the history does not tell it from a timeout */
  timedOut(error: string | undefined, cause: string | undefined, missedHeartbeat?: boolean): void
}

/** The events of a task of the given resource, written into a branch. */
export function taskEvents(branch: Branch, resource: TaskResource): TaskEvents {
  if (resource.kind === 'lambda') return lambdaEvents(branch)
  return resource.kind === 'activity' ? activityEvents(branch) : serviceEvents(branch, resource)
}

function lambdaEvents(branch: Branch): TaskEvents {
  return {
    scheduled: (request) =>
      branch.record(
        'LambdaFunctionScheduled',
        {
          lambdaFunctionScheduledEventDetails: {
            resource: request.resource,
            input: request.arguments,
            ...timeout(request),
            ...credentials(request),
          },
        },
        scheduledNote(branch, request),
      ),
    started: () => branch.record('LambdaFunctionStarted'),
    submitted: () => undefined,
    succeeded: (output) => branch.record('LambdaFunctionSucceeded', { lambdaFunctionSucceededEventDetails: { output } }),
    failed: (error, cause, phase) => {
      const details = errorDetails(error, cause)
      if (phase === 'schedule') branch.record('LambdaFunctionScheduleFailed', { lambdaFunctionScheduleFailedEventDetails: details })
      else if (phase === 'start') branch.record('LambdaFunctionStartFailed', { lambdaFunctionStartFailedEventDetails: details })
      else branch.record('LambdaFunctionFailed', { lambdaFunctionFailedEventDetails: details })
    },
    timedOut: (error, cause) => branch.record('LambdaFunctionTimedOut', { lambdaFunctionTimedOutEventDetails: errorDetails(error, cause) }),
  }
}

function activityEvents(branch: Branch): TaskEvents {
  return {
    scheduled: (request) =>
      branch.record(
        'ActivityScheduled',
        {
          activityScheduledEventDetails: {
            resource: request.resource,
            input: request.arguments,
            ...timeout(request),
            ...heartbeat(request),
          },
        },
        scheduledNote(branch, request),
      ),
    started: (workerName) =>
      branch.record('ActivityStarted', workerName === undefined ? undefined : { activityStartedEventDetails: { workerName } }),
    submitted: () => undefined,
    succeeded: (output) => branch.record('ActivitySucceeded', { activitySucceededEventDetails: { output } }),
    failed: (error, cause, phase) => {
      const details = errorDetails(error, cause)
      if (phase === 'schedule') branch.record('ActivityScheduleFailed', { activityScheduleFailedEventDetails: details })
      else branch.record('ActivityFailed', { activityFailedEventDetails: details })
    },
    timedOut: (error, cause, missedHeartbeat) =>
      branch.record('ActivityTimedOut', { activityTimedOutEventDetails: errorDetails(error, cause) }, heartbeatNote(missedHeartbeat)),
  }
}

function serviceEvents(branch: Branch, { resourceType, resource }: TaskResource & { kind: 'service' }): TaskEvents {
  const called = { resourceType, resource }
  return {
    scheduled: (request) =>
      branch.record(
        'TaskScheduled',
        {
          taskScheduledEventDetails: {
            ...called,
            region: regionOf(branch.execution.executionArn),
            parameters: request.arguments,
            ...timeout(request),
            ...heartbeat(request),
            ...credentials(request),
          },
        },
        scheduledNote(branch, request),
      ),
    started: () => branch.record('TaskStarted', { taskStartedEventDetails: called }),
    submitted: (output) => branch.record('TaskSubmitted', { taskSubmittedEventDetails: { ...called, output } }),
    succeeded: (output) => branch.record('TaskSucceeded', { taskSucceededEventDetails: { ...called, output } }),
    failed: (error, cause, phase) => {
      const details = { ...called, ...errorDetails(error, cause) }
      if (phase === 'start') branch.record('TaskStartFailed', { taskStartFailedEventDetails: details })
      else if (phase === 'submit') branch.record('TaskSubmitFailed', { taskSubmitFailedEventDetails: details })
      else branch.record('TaskFailed', { taskFailedEventDetails: details })
    },
    timedOut: (error, cause, missedHeartbeat) =>
      branch.record(
        'TaskTimedOut',
        { taskTimedOutEventDetails: { ...called, ...errorDetails(error, cause) } },
        heartbeatNote(missedHeartbeat),
      ),
  }
}

function scheduledNote({ execution }: Branch, request: TaskRequest): JournalNote | undefined {
  return execution.history.journal === undefined ? undefined : { kind: 'scheduled', request }
}

function heartbeatNote(missed: boolean | undefined): JournalNote | undefined {
  return missed === true ? { kind: 'heartbeatMissed' } : undefined
}

function timeout({ timeoutSeconds }: TaskRequest): { readonly timeoutInSeconds?: number } {
  return timeoutSeconds === undefined ? {} : { timeoutInSeconds: timeoutSeconds }
}

function heartbeat({ heartbeatSeconds }: TaskRequest): { readonly heartbeatInSeconds?: number } {
  return heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: heartbeatSeconds }
}

function credentials({ roleArn }: TaskRequest): { readonly taskCredentials?: { readonly roleArn: string } } {
  return roleArn === undefined ? {} : { taskCredentials: { roleArn } }
}
