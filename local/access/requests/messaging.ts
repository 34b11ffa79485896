import type { AccessRequest } from '../../../analysis/iam/index.ts'
import { arnIn, type Input, listOf, type RequestsOf, type RequestWorld, textOf } from './request-world.ts'

const QUEUE_ACTION: Readonly<Record<string, string>> = {
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
  DeleteMessageBatch: 'DeleteMessage',
  SendMessageBatch: 'SendMessage',
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html */
export const sqsRequests: RequestsOf = async (operation, input, world) => {
  if (operation === 'StartMessageMoveTask') return moveRequests(input, world)
  const named = textOf(input, 'QueueUrl', 'QueueName', 'SourceArn') ?? ''
  const resource = arnIn(world, 'sqs', named.slice(named.lastIndexOf('/') + 1), named)
  return [{ action: `sqs:${QUEUE_ACTION[operation] ?? operation}`, resource }]
}

/** A redrive takes from one queue and gives to another: without a word to those whose dead letters the first keeps. */
async function moveRequests(input: Input, world: RequestWorld): Promise<readonly AccessRequest[]> {
  const source = textOf(input, 'SourceArn') ?? ''
  const given = textOf(input, 'DestinationArn')
  const taken = ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']
  const destinations = given === undefined ? await sourcesOf(source, world) : [given]
  return [
    ...taken.map((action) => ({ action: `sqs:${action}`, resource: source })),
    ...destinations.map((resource) => ({ action: 'sqs:SendMessage', resource })),
  ]
}

async function sourcesOf(arn: string, world: RequestWorld): Promise<readonly string[]> {
  const QueueUrl = arn.slice(arn.lastIndexOf(':') + 1)
  const { queueUrls = [] } = await world.look<{ queueUrls?: readonly string[] }>('sqs', 'ListDeadLetterSourceQueues', { QueueUrl })
  return queueUrls.map((url) => arnIn(world, 'sqs', url.slice(url.lastIndexOf('/') + 1)))
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html */
export const snsRequests: RequestsOf = (operation, input) => [
  {
    action: `sns:${operation === 'PublishBatch' ? 'Publish' : operation}`,
    resource: textOf(input, 'TopicArn', 'TargetArn', 'SubscriptionArn') ?? '*',
  },
]

export const kinesisRequests: RequestsOf = (operation, input, world) => {
  const stream = textOf(input, 'StreamARN', 'StreamName')
  // An iterator names its stream to nobody but Kinesis.
  const resource = stream === undefined ? '*' : arnIn(world, 'kinesis', `stream/${stream}`, stream)
  return [{ action: `kinesis:${operation}`, resource }]
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-iam-identity-based-access-control-eventbridge.html */
export const eventsRequests: RequestsOf = (operation, input, world) => {
  const action = `events:${operation}`
  if (operation !== 'PutEvents') {
    const rule = textOf(input, 'Rule', 'Name')
    return [{ action, resource: rule === undefined ? '*' : arnIn(world, 'events', `rule/${rule}`) }]
  }
  const buses = new Set(listOf(input, 'Entries').map((entry) => textOf(entry, 'EventBusName') ?? 'default'))
  return [...buses].map((bus) => ({ action, resource: arnIn(world, 'events', `event-bus/${bus}`, bus) }))
}
