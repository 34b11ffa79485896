import { ACCOUNT, type FargateTask, nameToken, PARTITION, REGION } from '../../../services/index.ts'
import { findTargets } from '../find-target.ts'
import { ROLE_ID } from '../roles/role-ids.ts'
import { refuse, type Scope } from '../scope.ts'
import type { Need, NeedsOf } from './call.ts'
import { managedRule } from './managed-rule.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export const ecsNeeds: NeedsOf = (call, scope) => {
  if (call.operation !== 'RunTask') {
    refuse(
      scope,
      'unknown-integration',
      `nothing is known of what ecs:${call.operation} touches`,
      'run tasks with ecs:runTask, or call it from a Lambda task',
    )
  }
  const clusters = findTargets('cluster', call.arguments.Cluster, 'Cluster', scope)
  const tasks = findTargets('fargate-task', call.arguments.TaskDefinition, 'TaskDefinition', scope)
  const roles = tasks.flatMap((task) => (task.kind === 'fargate-task' ? rolesOfTask(task, scope) : []))
  const passes: readonly Need[] = roles.map((role) => ({
    action: 'iam:PassRole',
    resource: role,
    condition: { StringEquals: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com'] } },
  }))
  const inClusters: readonly Need[] = tasks.flatMap((task) =>
    clusters.map((cluster) => ({
      action: 'ecs:RunTask',
      resource: 'arn' in task ? task.arn : '',
      condition: { ArnEquals: { 'ecs:cluster': ['arn' in cluster ? cluster.arn : ''] } },
    })),
  )
  if (!call.waits) return [...inClusters, ...passes]
  return [
    ...inClusters,
    ...passes,
    ...clusters.flatMap((cluster): Need[] => {
      const resource = `arn:${PARTITION}:ecs:${REGION}:${ACCOUNT}:task/${'name' in cluster ? cluster.name : ''}/*`
      return [
        { action: 'ecs:StopTask', resource },
        { action: 'ecs:DescribeTasks', resource },
      ]
    }),
    ...managedRule('StepFunctionsGetEventsForECSTaskRule'),
  ]
}

/** ECS takes the roles from who starts a task: they are ours, or those that are said of a definition that was there already. */
function rolesOfTask({ id, existing, roles }: FargateTask, scope: Scope): readonly string[] {
  if (existing === undefined) return [ROLE_ID.fargateTask(id), ROLE_ID.fargateStart(id)].map((role) => nameToken('role', role, 'arn'))
  if (roles.length > 0) return roles
  refuse(scope, 'unbounded-target', `which roles the task definition ${id} has is not known`, 'give the ARNs of its roles in `roles`')
}
