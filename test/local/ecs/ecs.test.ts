import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../asl/json.ts'
import { startExecution } from '../../../engine/index.ts'
import { type LocalAws, localClock, openLocalAws } from '../../../local/index.ts'
import { cluster, fargateTask, localNamer, plainDeclarations } from '../../../services/index.ts'
import { emptyEnvironment } from '../environment.ts'

let aws: LocalAws
let root: string
let client: ECSClient
const lines: string[] = []

beforeAll(async () => {
  root = (await emptyEnvironment()).root
  aws = await openLocalAws({
    root,
    clock: await localClock(root),
    uuid: randomUUID,
    log: (line, container) => lines.push(`${container}: ${line}`),
  })
  const resources = [
    cluster('jobs'),
    fargateTask('enrich', { image: 'registry/enrich:1', command: ['--all'], environment: { FIXED: 'yes' } }),
  ]
  const containers = [{ container: 'enrich', module: new URL('./containers/enrich.ts', import.meta.url) }]
  for (const _ of [1, 2]) await aws.provision({ ...plainDeclarations(resources, localNamer()), buckets: ['lake'], containers })
  const { url } = await aws.endpoint()
  client = new ECSClient({ endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 })
})
afterAll(async () => {
  client.destroy()
  await aws.close()
})

const overrides = (environment: Readonly<Record<string, string>>) => ({
  containerOverrides: [{ name: 'enrich', environment: Object.entries(environment).map(([name, value]) => ({ name, value })) }],
})
const runTask = (environment: Readonly<Record<string, string>>, more: Partial<RunTaskCommandInput> = {}) =>
  client.send(new RunTaskCommand({ cluster: 'jobs', taskDefinition: 'enrich', overrides: overrides(environment), ...more }))
const describe = async (arn: string | undefined) =>
  (await client.send(new DescribeTasksCommand({ cluster: 'jobs', tasks: [arn ?? ''] }))).tasks?.[0]
const ended = (arn: string | undefined) => aws.services.ecs.untilDone?.(arn ?? '')

test('a task is a process with the environment, the command and the overrides of the task, and nothing of ours', async () => {
  const { tasks = [], failures } = await runTask({ BUCKET: 'lake', KEY: 'out', MODE: 'once' })
  expect(failures).toEqual([])
  expect(tasks[0]).toMatchObject({
    lastStatus: 'PROVISIONING',
    taskDefinitionArn: 'arn:aws:ecs:us-east-1:000000000000:task-definition/enrich:1',
    clusterArn: 'arn:aws:ecs:us-east-1:000000000000:cluster/jobs',
    launchType: 'FARGATE',
    cpu: '256',
    memory: '512',
  })
  await ended(tasks[0]?.taskArn)
  expect(await describe(tasks[0]?.taskArn)).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    containers: [{ name: 'enrich', exitCode: 0, image: 'registry/enrich:1' }],
  })
  expect(JSON.parse(Buffer.from(await aws.store.read('lake', 'out')).toString())).toEqual({ fixed: 'yes' })
  expect(lines).toContain('enrich: mode once, arguments --all')
})

test('the strategy of capacity providers is kept: Spot stays Spot', async () => {
  const { tasks = [] } = await runTask({ MODE: 'fail' }, { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] })
  expect(tasks[0]).toMatchObject({ capacityProviderName: 'FARGATE_SPOT' })
  await ended(tasks[0]?.taskArn)
  expect((await describe(tasks[0]?.taskArn))?.containers?.[0]?.exitCode).toBe(3)
  await expect(runTask({}, { launchType: 'FARGATE', capacityProviderStrategy: [] })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})

test('a task can be stopped', async () => {
  const KEY = join(root, 'started')
  const { tasks = [] } = await runTask({ MODE: 'wait', KEY })
  while (!existsSync(KEY)) await new Promise((resolve) => setImmediate(resolve))
  expect((await client.send(new ListTasksCommand({ cluster: 'jobs' }))).taskArns).toEqual([tasks[0]?.taskArn])
  await client.send(new StopTaskCommand({ cluster: 'jobs', task: tasks[0]?.taskArn, reason: 'enough' }))
  await ended(tasks[0]?.taskArn)
  expect(await describe(tasks[0]?.taskArn)).toMatchObject({
    stopCode: 'UserInitiated',
    stoppedReason: 'enough',
    containers: [{ exitCode: 143 }],
  })
})

test('what is not there is said so, and an image without a module stops its task with what to do', async () => {
  await expect(runTask({}, { cluster: 'none' })).rejects.toMatchObject({ name: 'ClusterNotFoundException' })
  await expect(runTask({}, { taskDefinition: 'none' })).rejects.toMatchObject({ name: 'ClientException' })
  await expect(runTask({}, { overrides: { containerOverrides: [{ name: 'other' }] } })).rejects.toThrow(
    'not a container in the TaskDefinition',
  )
  await client.send(new CreateClusterCommand({ clusterName: 'jobs' }))
  await client.send(new RegisterTaskDefinitionCommand({ family: 'bare', containerDefinitions: [{ name: 'bare', image: 'x' }] }))
  const { tasks = [] } = await runTask({}, { taskDefinition: 'bare', overrides: {} })
  await ended(tasks[0]?.taskArn)
  expect(await describe(tasks[0]?.taskArn)).toMatchObject({
    stopCode: 'TaskFailedToStart',
    stoppedReason: expect.stringContaining('`containers`'),
  })
})

function execute(environment: JsonObject[]) {
  const { clock, uuid } = aws.environment
  const Arguments = {
    Cluster: 'jobs',
    TaskDefinition: 'enrich',
    CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT' }],
    Overrides: { ContainerOverrides: [{ Name: 'enrich', Environment: environment }] },
  }
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Run',
    States: { Run: { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', Arguments, End: true } },
  }
  return startExecution({ definition, input: {}, name: uuid(), clock, random: () => 0, uuid, tasks: aws.tasks }).result
}

test('ecs:runTask.sync waits for the end, and fails with the task as its cause where the exit code is not 0', async () => {
  const good = await execute([
    { Name: 'BUCKET', Value: 'lake' },
    { Name: 'KEY', Value: 'synced' },
  ])
  expect(good).toMatchObject({
    status: 'SUCCEEDED',
    output: {
      LastStatus: 'STOPPED',
      CapacityProviderName: 'FARGATE_SPOT',
      Containers: [{ Name: 'enrich', ExitCode: 0 }],
      StartedAt: expect.any(Number),
    },
  })
  const bad = await execute([{ Name: 'MODE', Value: 'fail' }])
  expect([bad.status, bad.error]).toEqual(['FAILED', 'States.TaskFailed'])
  expect(JSON.parse(bad.cause ?? '')).toMatchObject({ Containers: [{ ExitCode: 3 }], StoppedReason: 'Essential container in task exited' })
})
