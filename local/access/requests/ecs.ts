import { arnIn, type Input, type RequestsOf, type RequestWorld, textOf } from './request-world.ts'

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
export const ecsRequests: RequestsOf = async (operation, input, world) => {
  const action = `ecs:${operation}`
  const cluster = textOf(input, 'cluster', 'clusterName') ?? 'default'
  const name = cluster.slice(cluster.lastIndexOf('/') + 1)
  const context = { 'ecs:cluster': arnIn(world, 'ecs', `cluster/${name}`, cluster) }
  if (operation === 'RunTask') return runRequests(input, context, world)
  const tasks = operation === 'StopTask' ? [String(input.task)] : Array.isArray(input.tasks) ? input.tasks.map(String) : undefined
  if (tasks === undefined) return [{ action, resource: operation.includes('Cluster') ? context['ecs:cluster'] : '*', context }]
  return tasks.map((task) => ({ action, resource: arnIn(world, 'ecs', `task/${name}/${task}`, task), context }))
}

/** Who starts a task hands it its two roles, and must be allowed to. */
async function runRequests(input: Input, context: Readonly<Record<string, string>>, world: RequestWorld) {
  const { taskDefinition } = await world.look<{
    readonly taskDefinition: { readonly taskDefinitionArn: string; readonly taskRoleArn?: string; readonly executionRoleArn?: string }
  }>('ecs', 'DescribeTaskDefinition', { taskDefinition: textOf(input, 'taskDefinition') })
  const { taskDefinitionArn, taskRoleArn, executionRoleArn } = taskDefinition
  return [
    { action: 'ecs:RunTask', resource: taskDefinitionArn, context },
    ...[taskRoleArn, executionRoleArn].flatMap((resource) =>
      resource === undefined ? [] : [{ action: 'iam:PassRole', resource, context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }],
    ),
  ]
}
