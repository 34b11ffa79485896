import { ACCOUNT, type Deployment, type FargateTask, PARTITION, REGION } from '../../../services/index.ts'
import type { Need } from '../calls/call.ts'
import type { Role } from '../policy-document.ts'
import { writesLogs } from './logs.ts'
import { ROLE_ID } from './role-ids.ts'
import { roleOf } from './role-of.ts'

const SERVICE = 'ecs-tasks.amazonaws.com'
const IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[a-z.]+\/([^:@]+)/
const TOKEN_IMAGE = /\.dkr\.ecr\..*?\/([^:@]+)/

/** What the container may do, and what ECS may do to start it: pull the image and write the logs. */
export function fargateRoles(task: FargateTask, deployment: Deployment): readonly Role[] {
  const starts: readonly Need[] = [...pulls(task.image), ...writesLogs(fargateLogGroup(task))]
  return [
    roleOf(ROLE_ID.fargateTask(task.id), SERVICE, task.access, deployment),
    roleOf(ROLE_ID.fargateStart(task.id), SERVICE, starts, deployment),
  ]
}

/** The log group of a task definition. */
export function fargateLogGroup({ name }: FargateTask): string {
  return `/ecs/${name}`
}

/** A public image needs no right. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html */
function pulls(image: string): readonly Need[] {
  const [, account = ACCOUNT, region = REGION, named] = IMAGE.exec(image) ?? []
  const repository = named ?? TOKEN_IMAGE.exec(image)?.[1]
  if (repository === undefined) return []
  const resource = `arn:${PARTITION}:ecr:${region}:${account}:repository/${repository}`
  return [
    { action: 'ecr:GetAuthorizationToken', resource: '*' },
    { action: 'ecr:BatchCheckLayerAvailability', resource },
    { action: 'ecr:BatchGetImage', resource },
    { action: 'ecr:GetDownloadUrlForLayer', resource },
  ]
}
