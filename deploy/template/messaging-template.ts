import type { EventBus, Queue, Stream, Topic, Trigger } from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import type { CfnResources, CfnValue } from './cloudformation.ts'
import { idOf, type TemplateContext } from './template-context.ts'
import { policyOf, tlsOnly } from './tls-only.ts'

/** A queue and its policy. */
export function queueTemplate(queue: Queue, { names, deployment }: TemplateContext): CfnResources {
  const { encryption, deadLetters } = queue
  return {
    [idOf(queue)]: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: names.nameOf('queue', queue.id),
        VisibilityTimeout: queue.visibilityTimeoutSeconds,
        MessageRetentionPeriod: queue.retentionSeconds,
        SqsManagedSseEnabled: encryption.kind === 'service' ? true : undefined,
        KmsMasterKeyId: { service: undefined, managed: 'alias/aws/sqs', key: 'key' in encryption ? encryption.key : undefined }[
          encryption.kind
        ],
        RedrivePolicy: deadLetters && { deadLetterTargetArn: deadLetters.queue, maxReceiveCount: deadLetters.after },
      },
    },
    [`${idOf(queue)}Policy`]: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [queue.url],
        PolicyDocument: policyOf(tlsOnly('sqs:*', [queue.arn]), ...undelivered(queue, deployment.triggers)),
      },
    },
  }
}

/** Rules send what they could not deliver. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
function undelivered({ arn }: Queue, triggers: readonly Trigger[]): readonly CfnValue[] {
  const rules = triggers.filter(({ kind, onFailure }) => (kind === 'object' || kind === 'event') && onFailure === arn)
  return rules.map(({ id }) => ({
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arn,
    Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [logicalId('rule', id), 'Arn'] } } },
  }))
}

/** A topic and its policy. */
export function topicTemplate(topic: Topic, { names }: TemplateContext): CfnResources {
  const { encryption } = topic
  return {
    [idOf(topic)]: {
      Type: 'AWS::SNS::Topic',
      Properties: {
        TopicName: names.nameOf('topic', topic.id),
        KmsMasterKeyId: { service: undefined, managed: 'alias/aws/sns', key: 'key' in encryption ? encryption.key : undefined }[
          encryption.kind
        ],
        Subscription: topic.emails.length === 0 ? undefined : topic.emails.map((Endpoint) => ({ Protocol: 'email', Endpoint })),
      },
    },
    [`${idOf(topic)}Policy`]: {
      Type: 'AWS::SNS::TopicPolicy',
      Properties: { Topics: [topic.arn], PolicyDocument: policyOf(tlsOnly('sns:Publish', [topic.arn])) },
    },
  }
}

/** A stream. */
export function streamTemplate(stream: Stream, { names }: TemplateContext): CfnResources {
  const { encryption, shards } = stream
  return {
    [idOf(stream)]: {
      Type: 'AWS::Kinesis::Stream',
      Properties: {
        Name: names.nameOf('stream', stream.id),
        RetentionPeriodHours: stream.retentionHours,
        ShardCount: shards,
        StreamModeDetails: { StreamMode: shards === undefined ? 'ON_DEMAND' : 'PROVISIONED' },
        StreamEncryption: { EncryptionType: 'KMS', KeyId: encryption.kind === 'key' ? encryption.key : 'alias/aws/kinesis' },
      },
    },
  }
}

/** A bus. */
export function eventBusTemplate(bus: EventBus, { names }: TemplateContext): CfnResources {
  return { [idOf(bus)]: { Type: 'AWS::Events::EventBus', Properties: { Name: names.nameOf('event-bus', bus.id) } } }
}
