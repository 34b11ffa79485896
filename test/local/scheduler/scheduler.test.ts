import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { activity } from '../../../local/activity.ts'
import { AwsError, type LocalEnvironment, type LocalService } from '../../../local/service.ts'
import { serviceCall } from '../../../local/service-call.ts'
import { scheduler } from '../../../local/services/scheduler/scheduler.ts'
import { sqs } from '../../../local/services/sqs/sqs.ts'
import type { LiveService } from '../../../local/triggers/live-service.ts'
import { emptyEnvironment } from '../environment.ts'
import { openDeliveries } from '../open-deliveries.ts'
import { serve } from '../served.ts'

let environment: LocalEnvironment
let service: LiveService
let client: SchedulerClient
let close: () => Promise<void>
let started: { at: string; arn: string; input: unknown }[] = []
let busy = 0
const reported: Error[] = []
const background = activity((error) => reported.push(error))
const all: LocalService[] = []
const call = serviceCall(() => all)

beforeAll(async () => {
  environment = await emptyEnvironment()
  const ports = {
    startExecution: async (arn: string, input: string) => {
      if (busy-- > 0) throw new AwsError('ThrottlingException', 'Rate exceeded', 400)
      started.push({ at: new Date(environment.clock.now()).toISOString().slice(0, 16), arn, input: JSON.parse(input) })
    },
    invokeFunction: async () => undefined,
  }
  service = scheduler({ environment, activity: background, call, deliveries: openDeliveries(environment, background, call, ports) })
  all.push(service, sqs({ environment, activity: background }))
  const served = await serve(all)
  client = new SchedulerClient(served.config)
  close = async () => {
    client.destroy()
    await service.stop()
    await served.endpoint.close()
    expect(served.failures).toEqual([])
    expect(reported).toEqual([])
  }
})
afterAll(() => close())
afterEach(async () => {
  await service.stop()
  started = []
  for (const { Name } of (await client.send(new ListSchedulesCommand({}))).Schedules ?? [])
    await client.send(new DeleteScheduleCommand({ Name }))
})

const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:nightly'
const create = (Name: string, ScheduleExpression: string, more: Partial<CreateScheduleCommandInput> = {}) =>
  client.send(
    new CreateScheduleCommand({
      Name,
      ScheduleExpression,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: machine, RoleArn: 'arn:aws:iam::000000000000:role/schedule', Input: '{"id":"<aws.scheduler.scheduled-time>"}' },
      ...more,
    }),
  )

/** Runs the schedules until a time of the clock, and the work that they start. */
async function runFor(days: number): Promise<void> {
  service.start()
  await environment.clock.sleep(days * 86_400_000)
  await service.stop()
  await background.idle()
}

test('a schedule is made, shown, changed and deleted', async () => {
  const { ScheduleArn } = await create('nightly', 'cron(0 0 * * ? *)', { ScheduleExpressionTimezone: 'Europe/Vienna' })
  expect(ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/default/nightly')
  await expect(create('nightly', 'rate(1 day)')).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(create('wrong', 'cron(0 0 * * * *)')).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(create('wrong', 'rate(1 day)', { ScheduleExpressionTimezone: 'Moon/Sea' })).rejects.toMatchObject({
    name: 'ValidationException',
  })
  expect(await client.send(new GetScheduleCommand({ Name: 'nightly' }))).toMatchObject({
    State: 'ENABLED',
    ScheduleExpression: 'cron(0 0 * * ? *)',
    ScheduleExpressionTimezone: 'Europe/Vienna',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: machine },
  })
  await client.send(
    new UpdateScheduleCommand({
      Name: 'nightly',
      ScheduleExpression: 'rate(2 hours)',
      State: 'DISABLED',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: machine, RoleArn: 'arn:aws:iam::000000000000:role/schedule' },
    }),
  )
  expect((await client.send(new ListSchedulesCommand({ State: 'DISABLED' }))).Schedules?.map(({ Name }) => Name)).toEqual(['nightly'])
  await client.send(new DeleteScheduleCommand({ Name: 'nightly' }))
  await expect(client.send(new GetScheduleCommand({ Name: 'nightly' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('a month of nights passes in no time, each with the input of its night', async () => {
  await create('nightly', 'cron(0 0 * * ? *)')
  await create('off', 'rate(1 minute)', { State: 'DISABLED' })
  const began = performance.now()
  await runFor(31)
  expect(started).toHaveLength(31)
  expect(started.slice(0, 2)).toEqual([
    { at: '2026-01-02T00:00', arn: machine, input: { id: '2026-01-02T00:00:00Z' } },
    { at: '2026-01-03T00:00', arn: machine, input: { id: '2026-01-03T00:00:00Z' } },
  ])
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('a schedule keeps to its beginning and end, and one that comes once can be gone after that', async () => {
  const now = environment.clock.now()
  const inDays = (days: number) => new Date(now + days * 86_400_000)
  await create('bounded', 'rate(1 day)', { StartDate: inDays(2), EndDate: inDays(4) })
  await create('once', `at(${inDays(1).toISOString().slice(0, 19)})`, { ActionAfterCompletion: 'DELETE' })
  await runFor(10)
  expect(started.map(({ at }) => at)).toEqual([inDays(1), inDays(3), inDays(4)].map((date) => date.toISOString().slice(0, 16)))
  expect((await client.send(new ListSchedulesCommand({}))).Schedules?.map(({ Name }) => Name)).toEqual(['bounded'])
})

test('a busy target is tried again, a missing one goes to the dead-letter queue, any API can be called', async () => {
  const { QueueUrl } = await call<{ QueueUrl: string }>('sqs', 'CreateQueue', { QueueName: 'letters' })
  busy = 3
  await create('busy', 'rate(1 day)')
  const role = 'arn:aws:iam::000000000000:role/schedule'
  const dead = { Arn: 'arn:aws:sqs:us-east-1:000000000000:letters' }
  await create('missing', 'rate(1 day)', {
    Target: { Arn: 'arn:aws:sqs:us-east-1:000000000000:nowhere', RoleArn: role, Input: '"lost"', DeadLetterConfig: dead },
  })
  await create('api', 'rate(1 day)', {
    Target: {
      Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage',
      RoleArn: role,
      Input: JSON.stringify({ QueueUrl, MessageBody: 'direct' }),
    },
  })
  await runFor(1)
  expect(started).toHaveLength(1)
  const { Messages = [] } = await call<{ Messages: { Body: string; MessageAttributes?: Record<string, { StringValue: string }> }[] }>(
    'sqs',
    'ReceiveMessage',
    { QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] },
  )
  expect(Messages.map(({ Body, MessageAttributes }) => [Body, MessageAttributes?.ERROR_CODE?.StringValue]).sort()).toEqual([
    ['"lost"', 'QueueDoesNotExist'],
    ['direct', undefined],
  ])
})
