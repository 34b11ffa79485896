import type * as Sqs from '@aws-sdk/client-sqs'
import { AwsError } from '../../service.ts'
import type { Queue } from './queue.ts'
import { type Queues, sourcesOf } from './queues.ts'

/** The operations on queues themselves. `urlOf` makes the URL that clients send back. */
export function queueOperations(queues: Queues, urlOf: (name: string) => Promise<string>) {
  const urls = (found: readonly Queue[]) => Promise.all(found.map(({ record }) => urlOf(record.name)))
  return {
    async CreateQueue({ QueueName, Attributes = {}, tags = {} }: Sqs.CreateQueueRequest): Promise<Sqs.CreateQueueResult> {
      const { record } = await queues.create(QueueName, Attributes, tags)
      return { QueueUrl: await urlOf(record.name) }
    },
    async GetQueueUrl({ QueueName }: Sqs.GetQueueUrlRequest): Promise<Sqs.GetQueueUrlResult> {
      const { record } = await queues.get(QueueName)
      return { QueueUrl: await urlOf(record.name) }
    },
    async ListQueues({ QueueNamePrefix = '' }: Sqs.ListQueuesRequest): Promise<Sqs.ListQueuesResult> {
      const found = (await queues.list()).filter(({ record }) => record.name.startsWith(QueueNamePrefix))
      return found.length === 0 ? {} : { QueueUrls: await urls(found) }
    },
    async DeleteQueue({ QueueUrl }: Sqs.DeleteQueueRequest): Promise<void> {
      await queues.remove(await queues.get(QueueUrl))
    },
    async PurgeQueue({ QueueUrl }: Sqs.PurgeQueueRequest): Promise<void> {
      await (await queues.get(QueueUrl)).purge()
    },
    async GetQueueAttributes({ QueueUrl, AttributeNames = [] }: Sqs.GetQueueAttributesRequest): Promise<Sqs.GetQueueAttributesResult> {
      const all = attributesOf(await queues.get(QueueUrl))
      const unknown = AttributeNames.find((name) => name !== 'All' && !Object.hasOwn(all, name) && !OPTIONAL.has(name))
      if (unknown !== undefined) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`, 400)
      const asked = AttributeNames.includes('All') ? Object.keys(all) : AttributeNames
      const found = asked.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]] as const]))
      return found.length === 0 ? {} : { Attributes: Object.fromEntries(found) }
    },
    async SetQueueAttributes({ QueueUrl, Attributes = {} }: Sqs.SetQueueAttributesRequest): Promise<void> {
      await queues.change(await queues.get(QueueUrl), { attributes: Attributes })
    },
    async ListDeadLetterSourceQueues({ QueueUrl }: Sqs.ListDeadLetterSourceQueuesRequest): Promise<Sqs.ListDeadLetterSourceQueuesResult> {
      return { queueUrls: await urls(sourcesOf(await queues.list(), await queues.get(QueueUrl))) }
    },
    async TagQueue({ QueueUrl, Tags = {} }: Sqs.TagQueueRequest): Promise<void> {
      const queue = await queues.get(QueueUrl)
      await queues.change(queue, { tags: { ...queue.record.tags, ...Tags } })
    },
    async UntagQueue({ QueueUrl, TagKeys = [] }: Sqs.UntagQueueRequest): Promise<void> {
      const queue = await queues.get(QueueUrl)
      const kept = Object.entries(queue.record.tags).filter(([name]) => !TagKeys.includes(name))
      await queues.change(queue, { tags: Object.fromEntries(kept) })
    },
    async ListQueueTags({ QueueUrl }: Sqs.ListQueueTagsRequest): Promise<Sqs.ListQueueTagsResult> {
      return { Tags: { ...(await queues.get(QueueUrl)).record.tags } }
    },
  }
}

/** Attributes that a queue need not have. */
const OPTIONAL = new Set([
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
])

function attributesOf(queue: Queue): Readonly<Record<string, string>> {
  const { record } = queue
  const { visible, inFlight, delayed } = queue.counts()
  return {
    ...Object.fromEntries(Object.entries(record.attributes).filter(([, value]) => value !== '')),
    QueueArn: record.arn,
    CreatedTimestamp: String(Math.floor(record.created / 1000)),
    LastModifiedTimestamp: String(Math.floor(record.modified / 1000)),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
  }
}
