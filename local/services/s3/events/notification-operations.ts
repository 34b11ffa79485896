import type * as S3 from '@aws-sdk/client-s3'
import type { RecordFiles } from '../../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../../service.ts'
import type { FolderStore } from '../folder-store.ts'
import type { NotificationRecord, NotificationTarget } from './notification-record.ts'

type Common = { Id?: string | undefined; Events: S3.Event[] | undefined; Filter?: S3.NotificationConfigurationFilter | undefined }

/** PutBucketNotificationConfiguration and its reading. */
export function notificationOperations(store: FolderStore, files: RecordFiles<NotificationRecord>, { uuid }: LocalEnvironment) {
  const targetOf = (kind: NotificationTarget['kind'], arn: string | undefined, { Id, Events, Filter }: Common): NotificationTarget => {
    if (arn === undefined || Events === undefined) throw new AwsError('MalformedXML', 'A target needs an ARN and events.', 400)
    const rules = Filter?.Key?.FilterRules ?? []
    const rule = (name: string) => rules.find(({ Name }) => Name?.toLowerCase() === name)?.Value ?? ''
    return { id: Id ?? uuid(), kind, arn, events: Events, prefix: rule('prefix'), suffix: rule('suffix') }
  }
  return {
    async PutBucketNotificationConfiguration(input: S3.PutBucketNotificationConfigurationRequest): Promise<void> {
      const bucket = await store.requireBucket(input.Bucket)
      const {
        EventBridgeConfiguration,
        LambdaFunctionConfigurations = [],
        QueueConfigurations = [],
        TopicConfigurations = [],
      } = input.NotificationConfiguration ?? {}
      const record: NotificationRecord = {
        bucket,
        eventBridge: EventBridgeConfiguration !== undefined,
        targets: [
          ...LambdaFunctionConfigurations.map((given) => targetOf('function', given.LambdaFunctionArn, given)),
          ...QueueConfigurations.map((given) => targetOf('queue', given.QueueArn, given)),
          ...TopicConfigurations.map((given) => targetOf('topic', given.TopicArn, given)),
        ],
      }
      await files.write(record, bucket)
    },
    async GetBucketNotificationConfiguration({
      Bucket,
    }: S3.GetBucketNotificationConfigurationRequest): Promise<S3.NotificationConfiguration> {
      const { eventBridge, targets } = (await files.read(await store.requireBucket(Bucket))) ?? { eventBridge: false, targets: [] }
      const of = (kind: NotificationTarget['kind']) => targets.filter((target) => target.kind === kind)
      const functions = of('function').map((target) => ({ LambdaFunctionArn: target.arn, ...commonOf(target) }))
      const queues = of('queue').map((target) => ({ QueueArn: target.arn, ...commonOf(target) }))
      const topics = of('topic').map((target) => ({ TopicArn: target.arn, ...commonOf(target) }))
      return {
        ...(eventBridge && { EventBridgeConfiguration: {} }),
        ...(functions.length > 0 && { LambdaFunctionConfigurations: functions }),
        ...(queues.length > 0 && { QueueConfigurations: queues }),
        ...(topics.length > 0 && { TopicConfigurations: topics }),
      }
    },
  }
}

function commonOf({ id, events, prefix, suffix }: NotificationTarget) {
  const FilterRules = [
    ...(prefix !== '' ? [{ Name: 'prefix' as const, Value: prefix }] : []),
    ...(suffix !== '' ? [{ Name: 'suffix' as const, Value: suffix }] : []),
  ]
  // What was put is of the API's own values.
  return { Id: id, Events: events as S3.Event[], ...(FilterRules.length > 0 && { Filter: { Key: { FilterRules } } }) }
}
