import { join } from 'node:path'
import type { Activity } from '../../../activity.ts'
import { recordFiles } from '../../../record-files.ts'
import type { LocalEnvironment, OperationTable } from '../../../service.ts'
import type { Delivery } from '../../../triggers/delivery.ts'
import type { PendingWork } from '../../../triggers/pending-work.ts'
import type { EventsService } from '../../events/events.ts'
import type { FolderStore } from '../folder-store.ts'
import type { ObjectChange } from '../object-change.ts'
import { notificationOperations } from './notification-operations.ts'
import { asksFor, type NotificationRecord, type NotificationTarget } from './notification-record.ts'
import { bridgeEvent, EVENT_NAMES, notificationRecord } from './object-event.ts'
import { type BucketWatch, watchBuckets } from './watch-buckets.ts'

/** Options of {@link objectEvents}. */
export interface ObjectEventsOptions {
  readonly environment: LocalEnvironment
  readonly store: FolderStore
  readonly activity: Activity
  readonly deliveries: PendingWork<Delivery>
  readonly events: Pick<EventsService, 'publish'>
}

/** What buckets tell: operations of S3, and what runs behind them. */
export interface ObjectEvents {
  readonly operations: OperationTable
  /** Tells of changes from now on, also of files that somebody puts into a bucket's folder. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Looks through a bucket's folder for files that nobody has told of, without waiting for the file system to say so. */
  notice(bucket: string): Promise<void>
}

/** Notifications of buckets, kept in `<root>/s3-notifications/<bucket>.json`: to EventBridge, functions, queues and topics. */
export function objectEvents({ environment, store, activity, deliveries, events }: ObjectEventsOptions): ObjectEvents {
  const { root, clock } = environment
  const files = recordFiles<NotificationRecord>(join(root, 's3-notifications'))
  let stopTelling: (() => void) | undefined
  let watching: BucketWatch | undefined

  async function tell(change: ObjectChange): Promise<void> {
    const configuration = await files.read(change.bucket)
    if (configuration?.eventBridge) await events.publish(bridgeEvent(change, environment))
    const name = EVENT_NAMES[change.reason]
    for (const target of configuration?.targets ?? []) {
      const isWanted = asksFor(target, name) && change.key.startsWith(target.prefix) && change.key.endsWith(target.suffix)
      if (isWanted) await notify(change, target)
    }
  }
  async function notify(change: ObjectChange, { id, arn }: NotificationTarget): Promise<void> {
    const payload = JSON.stringify({ Records: [notificationRecord(change, id, environment)] })
    await deliveries.add(`notification of ${change.bucket}/${change.key} to ${arn}`, { target: { arn }, payload })
  }
  return {
    operations: notificationOperations(store, files, environment),
    async start() {
      if (stopTelling !== undefined) return
      stopTelling = store.onChange((change) =>
        activity.run(`event of ${change.bucket}/${change.key}`, () => clock.hold(() => tell(change))),
      )
      for (const { name } of await store.buckets()) await store.baseline(name)
      watching = await watchBuckets({ folder: join(root, 's3'), store, clock, activity })
    },
    async stop() {
      watching?.close()
      watching = undefined
      stopTelling?.()
      stopTelling = undefined
    },
    async notice(bucket) {
      for (const { file } of await store.keys(bucket, '')) await store.notice(bucket, file)
    },
  }
}
