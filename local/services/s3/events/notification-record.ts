/** Where a bucket's changes are told, as its file holds it. */
export interface NotificationRecord {
  readonly bucket: string
  /** Whether all of them go to EventBridge. */
  readonly eventBridge: boolean
  readonly targets: readonly NotificationTarget[]
}

/** A function, queue or topic that is told of some changes. */
export interface NotificationTarget {
  readonly id: string
  readonly kind: 'function' | 'queue' | 'topic'
  readonly arn: string
  /** `s3:ObjectCreated:*`, `s3:ObjectRemoved:Delete`. */
  readonly events: readonly string[]
  readonly prefix: string
  readonly suffix: string
}

/** Whether an event's name fits one that a target asked for: `s3:ObjectCreated:*` takes `ObjectCreated:Put`. */
export function asksFor({ events }: NotificationTarget, name: string): boolean {
  return events.some((event) => event === `s3:${name}` || (event.endsWith('*') && `s3:${name}`.startsWith(event.slice(0, -1))))
}
