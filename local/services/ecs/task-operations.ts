import type * as Ecs from '@aws-sdk/client-ecs'
import { AwsError } from '../../service.ts'
import type { ClusterRecord } from './cluster-operations.ts'
import type { Definitions } from './definitions.ts'
import type { TaskRecord } from './task-record.ts'
import type { Tasks } from './tasks.ts'

/** Tasks of a request. */
const MOST_TASKS = 10

/** The operations on tasks. */
export function taskOperations(tasks: Tasks, definitions: Definitions, cluster: (reference: string | undefined) => Promise<ClusterRecord>) {
  const find = async (reference = '') => {
    const found = await tasks.find(reference)
    if (found === undefined) throw new AwsError('InvalidParameterException', 'The referenced task was not found.', 400)
    return found
  }
  return {
    async RunTask(input: Ecs.RunTaskRequest): Promise<Ecs.RunTaskResponse> {
      const { count = 1, capacityProviderStrategy, launchType } = input
      if (!(count >= 1 && count <= MOST_TASKS)) throw invalid(`count must be between 1 and ${MOST_TASKS}.`)
      if (launchType !== undefined && capacityProviderStrategy !== undefined) {
        throw invalid('Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.')
      }
      const home = await cluster(input.cluster)
      const definition = await definitions.get(input.taskDefinition)
      const unknown = input.overrides?.containerOverrides?.find(
        ({ name }) => !definition.containers.some((container) => container.name === name),
      )
      if (unknown !== undefined) throw invalid(`Override for container named ${unknown.name} is not a container in the TaskDefinition.`)
      const started: TaskRecord[] = []
      for (let index = 0; index < count; index++) started.push(await tasks.run(home, definition, input))
      return { tasks: started.map(describe), failures: [] }
    },
    async DescribeTasks({ tasks: references = [] }: Ecs.DescribeTasksRequest): Promise<Ecs.DescribeTasksResponse> {
      const found = await Promise.all(references.map((reference) => tasks.find(reference)))
      return {
        tasks: found.filter((record) => record !== undefined).map(describe),
        failures: references.filter((_, index) => found[index] === undefined).map((arn) => ({ arn, reason: 'MISSING' })),
      }
    },
    async ListTasks({ desiredStatus = 'RUNNING', family }: Ecs.ListTasksRequest): Promise<Ecs.ListTasksResponse> {
      const all = await tasks.list()
      const wanted = all.filter((record) => (record.status === 'STOPPED') === (desiredStatus === 'STOPPED'))
      const found = wanted.filter(({ definitionArn }) => family === undefined || definitionArn.includes(`/${family}:`))
      return { taskArns: found.map(({ arn }) => arn) }
    },
    async StopTask({ task, reason = 'Task stopped by user' }: Ecs.StopTaskRequest): Promise<Ecs.StopTaskResponse> {
      return { task: describe(await tasks.stop(await find(task), reason)) }
    },
  }
}

function describe(record: TaskRecord): Ecs.Task {
  const { arn, clusterArn, definitionArn, status, container, image, overrides, created, started, stopped } = record
  const { launchType, capacityProvider, cpu, memory, group, startedBy, stopCode, stoppedReason, exitCode, reason } = record
  return {
    taskArn: arn,
    clusterArn,
    taskDefinitionArn: definitionArn,
    lastStatus: status,
    desiredStatus: status === 'STOPPED' ? 'STOPPED' : 'RUNNING',
    containers: [
      {
        containerArn: `${arn.replace(':task/', ':container/')}/${record.id.slice(0, 12)}`,
        taskArn: arn,
        name: container,
        image,
        lastStatus: status === 'PROVISIONING' ? 'PENDING' : status,
        ...(exitCode !== undefined && { exitCode }),
        ...(reason !== undefined && { reason }),
      },
    ],
    overrides,
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    version: status === 'PROVISIONING' ? 1 : status === 'RUNNING' ? 2 : 3,
    createdAt: new Date(created),
    ...(launchType !== undefined && { launchType: launchType as Ecs.LaunchType }),
    ...(capacityProvider !== undefined && { launchType: 'FARGATE', capacityProviderName: capacityProvider }),
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(group !== undefined && { group }),
    ...(startedBy !== undefined && { startedBy }),
    ...(started !== undefined && { startedAt: new Date(started) }),
    ...(stopped !== undefined && { stoppedAt: new Date(stopped), executionStoppedAt: new Date(stopped) }),
    ...(stopCode !== undefined && { stopCode }),
    ...(stoppedReason !== undefined && { stoppedReason }),
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message, 400)
}
