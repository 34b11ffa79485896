import type * as Sns from '@aws-sdk/client-sns'
import type { Activity } from '../../activity.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { ServiceCall } from '../../service-call.ts'
import { appendToInbox } from './inbox.ts'
import { type Notification, textFor } from './notification.ts'
import type { Subscription, TopicRecord } from './topic.ts'
import type { Topics } from './topics.ts'

/** Bytes of a message. */
const LARGEST_MESSAGE = 262_144
const MOST_ENTRIES = 10

type Published = Omit<Sns.PublishInput, 'TopicArn' | 'TargetArn' | 'PhoneNumber'>

/** What {@link publishOperations} needs. */
export interface PublishOptions {
  readonly topics: Topics
  readonly folder: string
  readonly environment: LocalEnvironment
  readonly activity: Activity
  readonly call: ServiceCall
  readonly deliver: (notification: Notification, subscription: Subscription) => Promise<void>
}

/** Publish and PublishBatch: into the inbox first, then to each subscriber. A subscriber that fails has no part in the answer. */
export function publishOperations({ topics, folder, environment, activity, call, deliver }: PublishOptions) {
  const { clock, uuid } = environment
  async function publish(topic: TopicRecord, input: Published): Promise<Sns.PublishResponse> {
    const notification: Notification = {
      messageId: uuid(),
      topicArn: topic.arn,
      ...readMessage(input),
      published: clock.now(),
    }
    await appendToInbox(folder, topic, notification)
    for (const subscription of topic.subscriptions) await hand(notification, subscription)
    return {
      MessageId: notification.messageId,
      ...(topic.name.endsWith('.fifo') && { SequenceNumber: String(clock.now()).padStart(20, '0') }),
    }
  }
  async function hand(notification: Notification, subscription: Subscription): Promise<void> {
    try {
      await deliver(notification, subscription)
    } catch (error) {
      activity.run(`deliver from ${notification.topicArn} to ${subscription.endpoint}`, async () => {
        const deadLetters = redriveTarget(subscription)
        if (deadLetters === undefined) throw error
        await call('sqs', 'SendMessage', { QueueUrl: deadLetters, MessageBody: textFor(notification, subscription.protocol) })
      })
    }
  }
  return {
    async Publish({ TopicArn, TargetArn, PhoneNumber: _phone, ...input }: Sns.PublishInput): Promise<Sns.PublishResponse> {
      return publish(await topics.get(TopicArn ?? TargetArn), input)
    },
    async PublishBatch({ TopicArn, PublishBatchRequestEntries = [] }: Sns.PublishBatchInput): Promise<Sns.PublishBatchResponse> {
      const topic = await topics.get(TopicArn)
      const ids = PublishBatchRequestEntries.map(({ Id }) => Id)
      if (ids.length === 0) throw new AwsError('EmptyBatchRequestException', "The batch request doesn't contain any entries.", 400)
      if (ids.length > MOST_ENTRIES) {
        throw new AwsError(
          'TooManyEntriesInBatchRequestException',
          `The batch request contains more entries than permissible (more than ${MOST_ENTRIES}).`,
          400,
        )
      }
      if (new Set(ids).size < ids.length) {
        throw new AwsError('BatchEntryIdsNotDistinctException', 'Two or more batch entries in the request have the same Id.', 400)
      }
      const Successful: Sns.PublishBatchResultEntry[] = []
      const Failed: Sns.BatchResultErrorEntry[] = []
      for (const { Id, ...input } of PublishBatchRequestEntries) {
        try {
          Successful.push({ Id, ...(await publish(topic, input)) })
        } catch (error) {
          if (!(error instanceof AwsError)) throw error
          Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: error.httpStatus < 500 })
        }
      }
      return { Successful, Failed }
    },
  }
}

function readMessage(input: Published): Pick<Notification, 'subject' | 'messages' | 'attributes' | 'groupId' | 'deduplicationId'> {
  const { Message: message = '', Subject, MessageStructure, MessageAttributes = {}, MessageGroupId, MessageDeduplicationId } = input
  if (message === '') throw invalid('Empty message')
  if (Buffer.byteLength(message) > LARGEST_MESSAGE) throw invalid('Message too long')
  if (Subject !== undefined && (Subject.length > 100 || /[\r\n]/.test(Subject))) throw invalid('Subject')
  return {
    ...(Subject !== undefined && { subject: Subject }),
    messages: MessageStructure === 'json' ? parseMessages(message) : { default: message },
    attributes: MessageAttributes,
    ...(MessageGroupId !== undefined && { groupId: MessageGroupId }),
    ...(MessageDeduplicationId !== undefined && { deduplicationId: MessageDeduplicationId }),
  }
}

function parseMessages(text: string): Notification['messages'] {
  let messages: Readonly<Record<string, unknown>>
  try {
    messages = JSON.parse(text) as typeof messages
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse')
  }
  if (typeof messages.default !== 'string') throw invalid('Message Structure - No default entry in JSON message body')
  return Object.fromEntries(Object.entries(messages).map(([protocol, message]) => [protocol, String(message)]))
}

function redriveTarget({ attributes }: Subscription): string | undefined {
  const policy = attributes.RedrivePolicy
  return policy === undefined || policy === '' ? undefined : (JSON.parse(policy) as { deadLetterTargetArn?: string }).deadLetterTargetArn
}

function invalid(what: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: ${what}`, 400)
}
