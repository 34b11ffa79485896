import type { JsonValue } from '../../asl/json.ts'
import type { TaskContext, TaskRequest } from '../../engine/ports.ts'
import type { Access } from '../access/access.ts'
import type { Caller } from '../access/caller.ts'
import type { LocalService } from '../service.ts'
import type { ActivityTasks } from './activity-tasks.ts'
import type { CallbackTokens } from './callback-tokens.ts'

/** The activities that there are, and their tasks. */
export interface ActivityWorld {
  exists(activityArn: string): boolean
  readonly tasks: ActivityTasks
}

/** What the integrations of Step Functions reach on this machine. */
export interface TaskWorld {
  readonly services: readonly LocalService[]
  /** Request ids. */
  readonly uuid: () => string
  readonly tokens: CallbackTokens
  readonly activities: ActivityWorld
  readonly region: string
  readonly accountId: string
  /** As whom the calls are made. Default: the owner of the account. */
  readonly caller?: Caller | undefined
  /** What the caller may do. Default: everything. */
  readonly access?: Access
}

/** One way in which a Task state calls something. */
export interface Integration {
  /** Throws `UnusableTask` for arguments that nothing can be called with. */
  check(world: TaskWorld, request: TaskRequest): void
  /** Resolves with the task's result, or rejects with a `TaskFailure`. */
  run(world: TaskWorld, request: TaskRequest, context: TaskContext): Promise<JsonValue>
}
