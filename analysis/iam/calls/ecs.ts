import { ACCOUNT, nameToken, PARTITION, REGION } from '../../../services/index.ts'
import { findTargets } from '../find-target.ts'
import { refuse } from '../scope.ts'
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
  const roles = tasks.flatMap((task) => ('id' in task ? [`${task.id}-task`, `${task.id}-task-start`] : []))
  const passes: readonly Need[] = roles.map((role) => ({
    action: 'iam:PassRole',
    resource: nameToken('role', role, 'arn'),
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
