import type * as Sns from '@aws-sdk/client-sns'
import type { TopicRecord } from './topic.ts'
import type { Topics } from './topics.ts'

/** The operations on topics. */
export function topicOperations(topics: Topics, accountId: string) {
  return {
    async CreateTopic({ Name, Attributes = {}, Tags = [] }: Sns.CreateTopicInput): Promise<Sns.CreateTopicResponse> {
      return { TopicArn: (await topics.create(Name, { attributes: Attributes, tags: tagRecord(Tags) })).arn }
    },
    /** To delete what is not there is a success. */
    async DeleteTopic({ TopicArn = '' }: Sns.DeleteTopicInput): Promise<void> {
      await topics.remove(TopicArn)
    },
    async ListTopics(): Promise<Sns.ListTopicsResponse> {
      return { Topics: (await topics.list()).map(({ arn }) => ({ TopicArn: arn })) }
    },
    async GetTopicAttributes({ TopicArn }: Sns.GetTopicAttributesInput): Promise<Sns.GetTopicAttributesResponse> {
      const { arn, attributes, subscriptions } = await topics.get(TopicArn)
      return {
        Attributes: {
          ...attributes,
          TopicArn: arn,
          Owner: accountId,
          SubscriptionsConfirmed: String(subscriptions.length),
          SubscriptionsPending: '0',
          SubscriptionsDeleted: '0',
        },
      }
    },
    async SetTopicAttributes({ TopicArn, AttributeName = '', AttributeValue = '' }: Sns.SetTopicAttributesInput): Promise<void> {
      await topics.change(TopicArn, (topic) => ({ ...topic, attributes: { ...topic.attributes, [AttributeName]: AttributeValue } }))
    },
    async TagResource({ ResourceArn, Tags = [] }: Sns.TagResourceRequest): Promise<Sns.TagResourceResponse> {
      await topics.change(ResourceArn, (topic) => ({ ...topic, tags: { ...topic.tags, ...tagRecord(Tags) } }))
      return {}
    },
    async UntagResource({ ResourceArn, TagKeys = [] }: Sns.UntagResourceRequest): Promise<Sns.UntagResourceResponse> {
      const kept = (topic: TopicRecord) => Object.entries(topic.tags).filter(([name]) => !TagKeys.includes(name))
      await topics.change(ResourceArn, (topic) => ({ ...topic, tags: Object.fromEntries(kept(topic)) }))
      return {}
    },
    async ListTagsForResource({ ResourceArn }: Sns.ListTagsForResourceRequest): Promise<Sns.ListTagsForResourceResponse> {
      return { Tags: Object.entries((await topics.get(ResourceArn)).tags).map(([Key, Value]) => ({ Key, Value })) }
    },
  }
}

function tagRecord(tags: readonly Sns.Tag[]): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}
