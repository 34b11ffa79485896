import { join } from 'node:path'
import type { Keys } from '../../access/credentials.ts'
import type { Activity } from '../../activity.ts'
import { recordFiles } from '../../record-files.ts'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import { type ClusterRecord, clusters } from './cluster-operations.ts'
import { type ContainerModule, modulePath } from './container-module.ts'
import { definitions } from './definitions.ts'
import { taskOperations } from './task-operations.ts'
import type { DefinitionRecord, TaskRecord } from './task-record.ts'
import { tasks } from './tasks.ts'

/** Options of {@link ecs}. */
export interface EcsOptions {
  readonly environment: LocalEnvironment
  readonly activity: Activity
  /** The local endpoint, which the containers' SDK clients speak to. */
  readonly endpointUrl?: () => Promise<string>
  /** Gives containers the keys of their roles. Default: the owner's. */
  readonly keys?: Keys
  /** Takes each line that a container writes. */
  readonly log?: ((line: string, container: string) => void) | undefined
}

/** Amazon ECS, with what its containers run on this machine. */
export interface EcsService extends LocalService {
  /** Says which module stands for a container's image, or another one for it. */
  declare(module: ContainerModule): void
}

/**
 * Amazon ECS for Fargate tasks of one container: a task is a child process that runs the module declared for its container, with the
 * environment and the overrides of the task. State is kept under `<root>/ecs/`.
 */
export function ecs({ environment, activity, endpointUrl, keys, log }: EcsOptions): EcsService {
  const folder = join(environment.root, 'ecs')
  const modules = new Map<string, string>()
  const homes = clusters(recordFiles<ClusterRecord>(join(folder, 'clusters')), environment)
  const known = definitions(recordFiles<DefinitionRecord>(join(folder, 'definitions')), environment)
  const files = recordFiles<TaskRecord>(join(folder, 'tasks'))
  const running = tasks({
    files,
    environment,
    activity,
    moduleOf: (container) => modules.get(container),
    endpointUrl,
    credentialsOf: keys?.issue,
    log,
  })
  return {
    name: 'ecs',
    operations: { ...homes.operations, ...known.operations, ...taskOperations(running, known, homes.get) },
    declare: (module) => void modules.set(module.container, modulePath(module)),
    untilDone: (arn, signal) => running.untilStopped(arn, signal),
  }
}
