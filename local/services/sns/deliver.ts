import type { JsonValue } from '../../../asl/json.ts'
import type { ServiceCall } from '../../service-call.ts'
import type { Targets } from '../../triggers/targets.ts'
import { matchesPattern } from '../events/pattern/matches-pattern.ts'
import { envelope, type Notification, textFor } from './notification.ts'
import type { Subscription } from './topic.ts'

/** Gives a message to a subscriber, if its filter takes it. Rejects with what its target says. */
export function delivery(call: ServiceCall, targets: Targets) {
  return async (notification: Notification, { arn, protocol, endpoint, attributes }: Subscription): Promise<void> => {
    if (!isWanted(notification, protocol, attributes)) return
    if (protocol === 'lambda') {
      const record = { EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: arn, Sns: envelope(notification, arn, 'lambda') }
      await targets({ arn: endpoint }, JSON.stringify({ Records: [record] }))
    } else if (protocol === 'sqs') {
      const isRaw = attributes.RawMessageDelivery === 'true'
      await call('sqs', 'SendMessage', {
        QueueUrl: endpoint,
        MessageBody: isRaw ? textFor(notification, 'sqs') : JSON.stringify(envelope(notification, arn, 'sqs')),
        ...(isRaw && { MessageAttributes: notification.attributes }),
        ...(notification.groupId !== undefined && { MessageGroupId: notification.groupId }),
        ...(notification.deduplicationId !== undefined && { MessageDeduplicationId: notification.deduplicationId }),
      })
    }
  }
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html */
function isWanted(
  notification: Notification,
  protocol: string,
  { FilterPolicy = '', FilterPolicyScope }: Subscription['attributes'],
): boolean {
  if (FilterPolicy === '') return true
  const policy = JSON.parse(FilterPolicy) as JsonValue
  return matchesPattern(policy, FilterPolicyScope === 'MessageBody' ? bodyOf(textFor(notification, protocol)) : attributesOf(notification))
}

function bodyOf(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    // What is no JSON fits no policy of the body.
    return null
  }
}

function attributesOf({ attributes }: Notification): JsonValue {
  const values = Object.entries(attributes).map(([name, { DataType = '', StringValue = '' }]) => {
    const value: JsonValue = DataType.startsWith('Number')
      ? Number(StringValue)
      : DataType === 'String.Array'
        ? bodyOf(StringValue)
        : StringValue
    return [name, value] as const
  })
  return Object.fromEntries(values)
}
