import { ROLE_ID } from '../../analysis/iam/index.ts'
import { roleArnOf } from '../access/caller.ts'
import type { LocalResources } from '../resources.ts'
import type { LocalEnvironment } from '../service.ts'
import type { EcsService } from '../services/ecs/ecs.ts'
import { call } from './call.ts'

/** Makes clusters, and a revision of a task definition where none is like the declaration. */
export async function provisionContainers(
  ecs: EcsService,
  { accountId }: Pick<LocalEnvironment, 'accountId'>,
  { clusters = [], fargateTasks = [], containers = [] }: LocalResources,
): Promise<void> {
  for (const clusterName of clusters) await call(ecs, 'CreateCluster', { clusterName })
  for (const task of fargateTasks) {
    const environment = Object.entries(task.environment).map(([name, value]) => ({ name, value }))
    const definition = {
      family: task.name,
      cpu: String(task.cpu),
      memory: String(task.memoryMegabytes),
      taskRoleArn: roleArnOf(ROLE_ID.fargateTask(task.id), accountId),
      executionRoleArn: roleArnOf(ROLE_ID.fargateStart(task.id), accountId),
      containerDefinitions: [{ name: task.container, image: task.image, essential: true, command: [...task.command], environment }],
    }
    if (!(await isKnown(ecs, definition))) await call(ecs, 'RegisterTaskDefinition', definition)
  }
  for (const module of containers) ecs.declare(module)
}

async function isKnown(
  ecs: EcsService,
  { family, cpu, memory, containerDefinitions }: { family: string; cpu: string; memory: string; containerDefinitions: object },
) {
  const { taskDefinitionArns } = await call<{ taskDefinitionArns: string[] }>(ecs, 'ListTaskDefinitions', { familyPrefix: family })
  if (taskDefinitionArns.length === 0) return false
  const { taskDefinition: known } = await call<{ taskDefinition: { cpu?: string; memory?: string; containerDefinitions?: object } }>(
    ecs,
    'DescribeTaskDefinition',
    { taskDefinition: family },
  )
  return known.cpu === cpu && known.memory === memory && JSON.stringify(known.containerDefinitions) === JSON.stringify(containerDefinitions)
}
