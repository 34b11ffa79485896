import type { ResourceOf } from '../../services/index.ts'
import type { AccountServices } from '../account-services.ts'
import type { LocalResources } from '../resources.ts'
import { AwsError, type LocalService } from '../service.ts'
import { allowing, call } from './call.ts'

/** Makes queues, topics, streams and buses. */
export async function provisionMessaging(services: AccountServices, resources: LocalResources): Promise<void> {
  for (const queue of resources.queues ?? []) await provisionQueue(services.sqs, queue)
  for (const topic of resources.topics ?? []) await provisionTopic(services.sns, topic)
  for (const stream of resources.streams ?? []) await provisionStream(services.kinesis, stream)
  for (const bus of resources.eventBuses ?? []) {
    await allowing('ResourceAlreadyExistsException', call(services.eventbridge, 'CreateEventBus', { Name: bus }))
  }
}

async function provisionQueue(sqs: LocalService, queue: ResourceOf<'queue'>): Promise<void> {
  const { deadLetters } = queue
  const policy = deadLetters && JSON.stringify({ deadLetterTargetArn: deadLetters.queue, maxReceiveCount: deadLetters.after })
  const Attributes = {
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    ...(policy !== undefined && { RedrivePolicy: policy }),
  }
  try {
    await call(sqs, 'CreateQueue', { QueueName: queue.name, Attributes })
  } catch (error) {
    if (!(error instanceof AwsError && error.code === 'QueueNameExists')) throw error
    await call(sqs, 'SetQueueAttributes', { QueueUrl: queue.name, Attributes })
  }
}

async function provisionTopic(sns: LocalService, topic: ResourceOf<'topic'>): Promise<void> {
  const { TopicArn } = await call<{ TopicArn: string }>(sns, 'CreateTopic', { Name: topic.name })
  for (const Endpoint of topic.emails) await call(sns, 'Subscribe', { TopicArn, Protocol: 'email', Endpoint })
}

async function provisionStream(kinesis: LocalService, stream: ResourceOf<'stream'>): Promise<void> {
  const { name, shards, retentionHours, encryption } = stream
  const mode = shards === undefined ? { StreamModeDetails: { StreamMode: 'ON_DEMAND' } } : { ShardCount: shards }
  await allowing('ResourceInUseException', call(kinesis, 'CreateStream', { StreamName: name, ...mode }))
  await call(kinesis, 'IncreaseStreamRetentionPeriod', { StreamName: name, RetentionPeriodHours: retentionHours })
  const KeyId = encryption.kind === 'key' ? encryption.key : 'alias/aws/kinesis'
  await call(kinesis, 'StartStreamEncryption', { StreamName: name, EncryptionType: 'KMS', KeyId })
}
