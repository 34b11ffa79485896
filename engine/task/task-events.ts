import type { JsonValue } from '../../asl/json.ts'
import type { Branch } from '../execution/branch.ts'
import type { TaskFailure, TaskRequest } from '../ports.ts'
import { ActivityEvents } from './activity-events.ts'
import { LambdaEvents } from './lambda-events.ts'
import type { TaskResource } from './resource.ts'
import { ServiceEvents } from './service-events.ts'

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
  if (resource.kind === 'lambda') return new LambdaEvents(branch)
  return resource.kind === 'activity' ? new ActivityEvents(branch) : new ServiceEvents(branch, resource)
}
