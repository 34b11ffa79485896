import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CreateEventBusCommand,
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EventBridgeClient,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  type PutRuleCommandInput,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { activity } from '../../../local/activity.ts'
import { AwsError, type LocalEnvironment, type LocalService } from '../../../local/service.ts'
import { serviceCall } from '../../../local/service-call.ts'
import { type EventsService, events } from '../../../local/services/events/events.ts'
import { sqs } from '../../../local/services/sqs/sqs.ts'
import { emptyEnvironment } from '../environment.ts'
import { openDeliveries } from '../open-deliveries.ts'
import { serve } from '../served.ts'

let environment: LocalEnvironment
let service: EventsService
let client: EventBridgeClient
let close: () => Promise<void>
let delivered: [arn: string, payload: unknown][] = []
const reported: Error[] = []
const background = activity((error) => reported.push(error))
const all: LocalService[] = []
const call = serviceCall(() => all)

beforeAll(async () => {
  environment = await emptyEnvironment()
  const take = (arn: string, payload: string) => void delivered.push([arn, JSON.parse(payload)])
  const ports = {
    startExecution: async (arn: string, input: string) => {
      if (arn.endsWith(':missing')) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`, 400)
      take(arn, input)
    },
    invokeFunction: async (arn: string, event: string) => take(arn, event),
  }
  service = events({ environment, activity: background, deliveries: openDeliveries(environment, background, call, ports) })
  all.push(service, sqs({ environment, activity: background }))
  service.start()
  const served = await serve(all)
  client = new EventBridgeClient(served.config)
  close = async () => {
    client.destroy()
    await service.stop()
    await served.endpoint.close()
    expect(served.failures).toEqual([])
  }
})
afterAll(() => close())
afterEach(async () => {
  delivered = []
  for (const { Name } of (await client.send(new ListRulesCommand({}))).Rules ?? [])
    await client.send(new DeleteRuleCommand({ Name, Force: true }))
})

const machine = 'arn:aws:states:us-east-1:000000000000:stateMachine:gate'
const lambda = 'arn:aws:lambda:us-east-1:000000000000:function:ingest'
async function rule(Name: string, pattern: object, Targets: Target[], more: Partial<PutRuleCommandInput> = {}) {
  const { EventBusName } = more
  const { RuleArn } = await client.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern), ...more }))
  await client.send(new PutTargetsCommand({ Rule: Name, Targets, ...(EventBusName !== undefined && { EventBusName }) }))
  return RuleArn
}
async function put(detail: object, more: object = {}) {
  const entry = { Source: 'shop', DetailType: 'PartitionWritten', Detail: JSON.stringify(detail), ...more }
  const answer = await client.send(new PutEventsCommand({ Entries: [entry] }))
  await background.idle()
  return answer.Entries?.[0]
}

test('an event reaches the targets of the rules that it fits, whole', async () => {
  await rule('gate', { source: ['shop'], detail: { type: ['shipments'] } }, [{ Id: '1', Arn: machine }])
  await rule('other', { source: ['warehouse'] }, [{ Id: '1', Arn: lambda }])
  const entry = await put({ type: 'shipments', dt: '2026-01-01' }, { Resources: ['arn:x'] })
  expect(delivered).toEqual([
    [
      machine,
      {
        version: '0',
        id: entry?.EventId,
        'detail-type': 'PartitionWritten',
        source: 'shop',
        account: '000000000000',
        time: '2026-01-01T00:00:00Z',
        region: 'us-east-1',
        resources: ['arn:x'],
        detail: { type: 'shipments', dt: '2026-01-01' },
      },
    ],
  ])
  await put({ type: 'orders' })
  await client.send(new DisableRuleCommand({ Name: 'gate' }))
  await put({ type: 'shipments' })
  expect(delivered).toHaveLength(1)
  const log = await readFile(join(environment.root, 'events', 'default', 'events.jsonl'), 'utf8')
  expect(
    log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).detail.type),
  ).toEqual(['shipments', 'orders', 'shipments'])
})

test('a target gets a part of the event, a constant, or a template filled with it', async () => {
  const InputPathsMap = { type: '$.detail.type', rows: '$.detail.rows', first: "$.detail['files'][0]", none: '$.detail.nothing' }
  const template = '{"type": <type>, "rows": <rows>, "text": "<type> of <rows>: <first>", "none": <none>, "rule": "<aws.events.rule-name>"}'
  await rule('shapes', { source: ['shop'] }, [
    { Id: 'path', Arn: machine, InputPath: '$.detail' },
    { Id: 'constant', Arn: machine, Input: '{"fixed":true}' },
    { Id: 'template', Arn: machine, InputTransformer: { InputPathsMap, InputTemplate: template } },
    { Id: 'event', Arn: machine, InputTransformer: { InputTemplate: '{"kept": <aws.events.event>}' } },
  ])
  const detail = { type: 'a "quoted"\nname', rows: 5, files: ['x.json'] }
  await put(detail)
  expect(delivered.map(([, payload]) => payload)).toEqual([
    detail,
    { fixed: true },
    { type: detail.type, rows: 5, text: `${detail.type} of 5: x.json`, none: null, rule: 'shapes' },
    { kept: expect.objectContaining({ detail }) },
  ])
})

test('queues and other buses are targets too', async () => {
  await client.send(new CreateEventBusCommand({ Name: 'audit' }))
  await call('sqs', 'CreateQueue', { QueueName: 'audited' })
  await rule('forward', { source: ['shop'] }, [{ Id: '1', Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/audit' }])
  await rule('keep', { detail: { id: [7] } }, [{ Id: '1', Arn: 'arn:aws:sqs:us-east-1:000000000000:audited', InputPath: '$.detail' }], {
    EventBusName: 'audit',
  })
  await put({ id: 7 })
  await background.idle()
  const { Messages } = await call<{ Messages: { Body: string }[] }>('sqs', 'ReceiveMessage', { QueueUrl: 'audited' })
  expect(Messages.map(({ Body }) => Body)).toEqual(['{"id":7}'])
})

test('what cannot be delivered goes to the dead-letter queue of the target, or is reported', async () => {
  await call('sqs', 'CreateQueue', { QueueName: 'undelivered' })
  const missing = 'arn:aws:states:us-east-1:000000000000:stateMachine:missing'
  const arn = await rule('lost', { source: ['shop'] }, [
    { Id: 'kept', Arn: missing, DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:000000000000:undelivered' } },
    { Id: 'reported', Arn: missing },
    { Id: 'odd', Arn: 'arn:aws:batch:us-east-1:000000000000:job-queue/x' },
  ])
  await put({ id: 1 })
  const { Messages } = await call<{ Messages: { Body: string; MessageAttributes: Record<string, { StringValue: string }> }[] }>(
    'sqs',
    'ReceiveMessage',
    { QueueUrl: 'undelivered', MessageAttributeNames: ['All'] },
  )
  expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({ detail: { id: 1 } })
  expect(Object.entries(Messages[0]?.MessageAttributes ?? {}).map(([name, { StringValue }]) => [name, StringValue])).toEqual([
    ['RULE_ARN', arn],
    ['TARGET_ARN', missing],
    ['ERROR_CODE', 'StateMachineDoesNotExist'],
    ['ERROR_MESSAGE', `State Machine Does Not Exist: '${missing}'`],
    ['EXHAUSTED_RETRY_CONDITION', 'NonRetryableError'],
    ['RETRY_ATTEMPTS', '0'],
  ])
  expect(
    reported
      .splice(0)
      .map(({ message }) => message)
      .sort(),
  ).toEqual([
    expect.stringContaining('The local account delivers no events to arn:aws:batch'),
    `rule default/lost to ${missing}: State Machine Does Not Exist: '${missing}'`,
  ])
})

test('an entry that is none fails alone', async () => {
  const good = { Source: 'shop', DetailType: 'x', Detail: '{}' }
  const { FailedEntryCount, Entries } = await client.send(
    new PutEventsCommand({
      Entries: [
        good,
        { ...good, Source: '' },
        { ...good, Detail: '[1]' },
        { ...good, Source: 'aws.s3' },
        { ...good, EventBusName: 'none' },
      ],
    }),
  )
  expect(FailedEntryCount).toBe(4)
  expect(Entries).toEqual([
    { EventId: expect.any(String) },
    { ErrorCode: 'InvalidArgument', ErrorMessage: 'Parameter Source is not valid. Reason: Source is a required argument.' },
    { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
    { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' },
    { ErrorCode: 'ResourceNotFoundException', ErrorMessage: 'Event bus none does not exist.' },
  ])
  await expect(client.send(new PutEventsCommand({ Entries: Array(11).fill(good) }))).rejects.toMatchObject({ name: 'ValidationException' })
})

test('rules are described, listed by target, tested and refused', async () => {
  await rule('one', { source: ['a'] }, [
    { Id: '1', Arn: machine },
    { Id: '2', Arn: lambda },
  ])
  expect(await client.send(new DescribeRuleCommand({ Name: 'one' }))).toMatchObject({ EventPattern: '{"source":["a"]}', State: 'ENABLED' })
  expect((await client.send(new ListRuleNamesByTargetCommand({ TargetArn: lambda }))).RuleNames).toEqual(['one'])
  await client.send(new RemoveTargetsCommand({ Rule: 'one', Ids: ['2'] }))
  expect((await client.send(new ListTargetsByRuleCommand({ Rule: 'one' }))).Targets).toEqual([{ Id: '1', Arn: machine }])
  const testPattern = { EventPattern: '{"source":[{"prefix":"a"}]}', Event: '{"source":"abc"}' }
  expect((await client.send(new TestEventPatternCommand(testPattern))).Result).toBe(true)
  await expect(client.send(new DeleteRuleCommand({ Name: 'one' }))).rejects.toMatchObject({ name: 'ValidationException' })
  await expect(rule('bad', { source: [{ starts: 'x' }] }, [])).rejects.toMatchObject({ name: 'InvalidEventPatternException' })
  await expect(client.send(new DescribeRuleCommand({ Name: 'none' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('a rule with a schedule fires on the clock', async () => {
  // A virtual clock does not wait for the calls that make the rule.
  await service.stop()
  const began = environment.clock.now()
  const arn = await rule('hourly', {}, [{ Id: '1', Arn: lambda }], { EventPattern: undefined, ScheduleExpression: 'rate(1 hour)' })
  service.start()
  await environment.clock.sleep(2.5 * 3_600_000)
  await service.stop()
  await background.idle()
  const hours = [1, 2].map((hour) => new Date(began + hour * 3_600_000).toISOString().replace('.000Z', 'Z'))
  expect(delivered).toEqual(
    hours.map((time) => [
      lambda,
      expect.objectContaining({ time, source: 'aws.events', 'detail-type': 'Scheduled Event', resources: [arn] }),
    ]),
  )
})
