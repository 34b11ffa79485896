import type { JsonObject, JsonValue } from '../../../asl/index.ts'
import { type AccessTarget, defaultBus } from '../../../services/index.ts'
import { findTargets } from '../find-target.ts'
import { boundsOf, refuse, type Scope } from '../scope.ts'
import { staticList } from '../static-text.ts'
import { actionOf } from './action-of.ts'
import type { Call, NeedsOf } from './call.ts'

/** A service whose operations name their resource in one member. */
function named(kind: AccessTarget['kind'], ...members: readonly string[]): NeedsOf {
  return (call, scope) => {
    const member = members.find((name) => call.arguments[name] !== undefined)
    if (member === undefined) {
      refuse(
        scope,
        'unknown-integration',
        `${call.service}:${call.operation} has no ${members.join(' or ')}`,
        `say in ${members[0]} on which ${kind} it acts`,
      )
    }
    return [{ actions: [actionOf(call, scope)], on: findTargets(kind, call.arguments[member], member, scope) }]
  }
}

export const snsNeeds = named('topic', 'TopicArn', 'TargetArn')
export const kinesisNeeds = named('stream', 'StreamName', 'StreamARN')
export const lambdaNeeds = named('function', 'FunctionName')

const sqsByUrl = named('queue', 'QueueUrl')

/** A redrive receives from one queue and sends to the other. */
export const sqsNeeds: NeedsOf = (call, scope) => {
  if (!call.operation.includes('MessageMoveTask')) return sqsByUrl(call, scope)
  const { SourceArn, DestinationArn } = call.arguments
  // A task's handle does not say its queue; without a destination each message goes back to where it came from.
  const source = SourceArn === undefined ? boundedQueues(scope) : findTargets('queue', SourceArn, 'SourceArn', scope)
  if (call.operation !== 'StartMessageMoveTask') return [{ actions: [actionOf(call, scope)], on: source }]
  const target = DestinationArn === undefined ? sourcesOf(source, scope) : findTargets('queue', DestinationArn, 'DestinationArn', scope)
  return [
    { actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:StartMessageMoveTask'], on: source },
    { actions: ['sqs:SendMessage'], on: target },
  ]
}

function boundedQueues(scope: Scope): readonly AccessTarget[] {
  const bounds = boundsOf(['queue'], scope)
  if (bounds.length > 0) return bounds
  refuse(scope, 'unbounded-target', 'the call does not say which queue it is about', "declare the queue in the pipeline's `bounds`")
}

/** The queues whose dead letters go to these. */
function sourcesOf(deadLetters: readonly AccessTarget[], { deployment }: Scope): readonly AccessTarget[] {
  const arns = deadLetters.map((queue) => ('arn' in queue ? queue.arn : ''))
  return deployment.resources.filter((resource) => resource.kind === 'queue' && arns.includes(resource.deadLetters?.queue ?? '-'))
}

/** Each entry says its bus; without a word it is the account's own. */
export const eventsNeeds: NeedsOf = (call, scope) => {
  const entries = staticList(call.arguments.Entries)
  const buses = entries === undefined ? busesAtRunTime(scope) : entries.flatMap((entry) => busOf(entry, scope))
  return [{ actions: [actionOf(call, scope)], on: buses }]
}

function busOf(entry: JsonValue, scope: Scope): readonly AccessTarget[] {
  const { EventBusName = 'default' } = entry as JsonObject
  return EventBusName === 'default' ? [defaultBus] : findTargets('event-bus', EventBusName, 'EventBusName', scope)
}

function busesAtRunTime(scope: Scope): readonly AccessTarget[] {
  const bounds = boundsOf(['event-bus'], scope)
  if (bounds.length > 0) return bounds
  refuse(
    scope,
    'unbounded-target',
    'Entries are made at run time, and nothing bounds on which buses',
    "declare the bus in the pipeline's `bounds`",
  )
}

/** An item's table stands beside it, or is the name of a member. */
export const dynamodbNeeds: NeedsOf = (call, scope) => {
  if (call.arguments.RequestItems !== undefined) {
    const on = Object.keys(call.arguments.RequestItems as JsonObject).flatMap((table) =>
      findTargets('dynamo-table', table, 'RequestItems', scope),
    )
    return [{ actions: [actionOf(call, scope)], on }]
  }
  return call.arguments.TransactItems === undefined ? namedTable(call, scope) : transactNeeds(call, scope)
}

const namedTable = named('dynamo-table', 'TableName')

const TRANSACTS: Readonly<Record<string, `${string}:${string}`>> = {
  ConditionCheck: 'dynamodb:ConditionCheckItem',
  Delete: 'dynamodb:DeleteItem',
  Get: 'dynamodb:GetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
}

function transactNeeds({ arguments: { TransactItems } }: Call, scope: Scope) {
  const items = staticList(TransactItems)
  if (items === undefined)
    refuse(scope, 'unbounded-target', 'TransactItems is made at run time', 'write the list out, so that its tables can be seen')
  return items.flatMap((item) =>
    Object.entries(item as Readonly<Record<string, JsonObject>>).map(([kind, { TableName }]) => ({
      actions: [
        TRANSACTS[kind] ?? refuse(scope, 'unknown-integration', `a transaction has no ${kind}`, `use ${Object.keys(TRANSACTS).join(', ')}`),
      ],
      on: findTargets('dynamo-table', TableName, 'TableName', scope),
    })),
  )
}
