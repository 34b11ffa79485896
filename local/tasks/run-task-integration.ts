import type { JsonValue } from '../../asl/json.ts'
import { TaskFailure } from '../../engine/ports.ts'
import type { Integration } from './integration.ts'
import { isJsonObject } from './json-object.ts'
import { plainIntegration } from './sdk-integration.ts'
import { syncIntegration } from './sync-integration.ts'

const plain = plainIntegration('ecs', 'runTask')

/** `ecs:runTask`: no place for the task is a failure. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export const runTaskIntegration: Integration = {
  check: plain.check,
  async run(world, request, context) {
    const answer = await plain.run(world, request, context)
    const failures = isJsonObject(answer) && Array.isArray(answer.Failures) ? answer.Failures : []
    if (failures.length > 0) throw new TaskFailure('ECS.AmazonECSException', JSON.stringify(answer))
    return answer
  },
}

/** `ecs:runTask.sync`: the task as it stopped; an exit code other than 0, or none, fails it with the task as its cause. */
export const runTaskSyncIntegration = syncIntegration({
  service: 'ecs',
  start: runTaskIntegration,
  rule: 'StepFunctionsGetEventsForECSTaskRule',
  look: 'describeTasks',
  stop: 'stopTask',
  id: 'TaskArn',
  idIn: (started) => memberOf(firstTask(started), 'TaskArn'),
  arguments: {
    look: (id, given) => ({ ...clusterOf(given), Tasks: [id] }),
    stop: (id, given) => ({ ...clusterOf(given), Task: id, Reason: 'The Step Functions task was aborted.' }),
  },
  job: firstTask,
  state: ['LastStatus'],
  succeeded: ['STOPPED'],
  failed: [],
  isGood: (task) => containersOf(task).every((container) => memberOf(container, 'ExitCode') === 0),
})

function clusterOf(given: JsonValue) {
  const cluster = memberOf(given, 'Cluster')
  return cluster === undefined ? {} : { Cluster: cluster }
}

function firstTask(answer: JsonValue): JsonValue {
  const tasks = memberOf(answer, 'Tasks')
  return (Array.isArray(tasks) ? (tasks[0] as JsonValue | undefined) : undefined) ?? null
}

function containersOf(task: JsonValue): readonly JsonValue[] {
  const containers = memberOf(task, 'Containers')
  return Array.isArray(containers) ? (containers as readonly JsonValue[]) : []
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) ? value[name] : undefined
}
