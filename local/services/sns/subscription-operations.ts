import type * as Sns from '@aws-sdk/client-sns'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { Subscription, TopicRecord } from './topic.ts'
import type { Topics } from './topics.ts'

/** Who can subscribe here: queues and functions get messages, the others are named in the inbox as who would have got them. */
const PROTOCOLS = ['sqs', 'lambda', 'email', 'email-json', 'sms', 'http', 'https']

/** The operations on subscriptions. All are confirmed at once: nobody here clicks a link in a mail. */
export function subscriptionOperations(topics: Topics, { uuid, accountId }: LocalEnvironment) {
  const find = async (arn: string | undefined) => {
    const topic = await topics.get(arn)
    const subscription = topic.subscriptions.find((subscription) => subscription.arn === arn)
    if (subscription === undefined) throw new AwsError('NotFoundException', 'Subscription does not exist', 404)
    return { topic, subscription }
  }
  const listed = (topic: TopicRecord): Sns.Subscription[] =>
    topic.subscriptions.map(({ arn, protocol, endpoint }) => ({
      SubscriptionArn: arn,
      Owner: accountId,
      Protocol: protocol,
      Endpoint: endpoint,
      TopicArn: topic.arn,
    }))
  return {
    async Subscribe({ TopicArn, Protocol = '', Endpoint = '', Attributes = {} }: Sns.SubscribeInput): Promise<Sns.SubscribeResponse> {
      if (!PROTOCOLS.includes(Protocol)) throw invalid(`Does not support this protocol string: ${Protocol}`)
      if ((Protocol === 'sqs' || Protocol === 'lambda') && !Endpoint.startsWith('arn:')) throw invalid(`${Protocol} endpoint ARN`)
      checkFilter(Attributes)
      let found: Subscription | undefined
      await topics.change(TopicArn, (topic) => {
        const known = topic.subscriptions.find(({ protocol, endpoint }) => protocol === Protocol && endpoint === Endpoint)
        found = known ?? { arn: `${topic.arn}:${uuid()}`, protocol: Protocol, endpoint: Endpoint, attributes: Attributes }
        return known === undefined ? { ...topic, subscriptions: [...topic.subscriptions, found] } : topic
      })
      return { SubscriptionArn: found?.arn }
    },
    async ConfirmSubscription({ TopicArn }: Sns.ConfirmSubscriptionInput): Promise<Sns.ConfirmSubscriptionResponse> {
      return { SubscriptionArn: (await topics.get(TopicArn)).subscriptions.at(-1)?.arn }
    },
    async Unsubscribe({ SubscriptionArn }: Sns.UnsubscribeInput): Promise<void> {
      const { topic } = await find(SubscriptionArn)
      await topics.change(topic.arn, (now) => ({ ...now, subscriptions: now.subscriptions.filter(({ arn }) => arn !== SubscriptionArn) }))
    },
    async ListSubscriptions(): Promise<Sns.ListSubscriptionsResponse> {
      return { Subscriptions: (await topics.list()).flatMap(listed) }
    },
    async ListSubscriptionsByTopic({ TopicArn }: Sns.ListSubscriptionsByTopicInput): Promise<Sns.ListSubscriptionsByTopicResponse> {
      return { Subscriptions: listed(await topics.get(TopicArn)) }
    },
    async GetSubscriptionAttributes({
      SubscriptionArn,
    }: Sns.GetSubscriptionAttributesInput): Promise<Sns.GetSubscriptionAttributesResponse> {
      const { topic, subscription } = await find(SubscriptionArn)
      const { arn, protocol, endpoint, attributes } = subscription
      return {
        Attributes: {
          RawMessageDelivery: 'false',
          ...attributes,
          SubscriptionArn: arn,
          TopicArn: topic.arn,
          Protocol: protocol,
          Endpoint: endpoint,
          Owner: accountId,
          PendingConfirmation: 'false',
        },
      }
    },
    async SetSubscriptionAttributes(input: Sns.SetSubscriptionAttributesInput): Promise<void> {
      const { SubscriptionArn, AttributeName = '', AttributeValue = '' } = input
      const { topic } = await find(SubscriptionArn)
      checkFilter({ [AttributeName]: AttributeValue })
      const edited = (subscription: Subscription): Subscription =>
        subscription.arn === SubscriptionArn
          ? { ...subscription, attributes: { ...subscription.attributes, [AttributeName]: AttributeValue } }
          : subscription
      await topics.change(topic.arn, (now) => ({ ...now, subscriptions: now.subscriptions.map(edited) }))
    },
  }
}

function checkFilter({ FilterPolicy = '' }: Readonly<Record<string, string>>): void {
  if (FilterPolicy === '') return
  try {
    JSON.parse(FilterPolicy)
  } catch {
    throw invalid('FilterPolicy: failed to parse JSON.')
  }
}

function invalid(what: string): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: ${what}`, 400)
}
