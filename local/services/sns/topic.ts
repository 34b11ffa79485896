/** A subscription of a topic. */
export interface Subscription {
  readonly arn: string
  readonly protocol: string
  readonly endpoint: string
  /** `RawMessageDelivery`, `FilterPolicy`, `FilterPolicyScope`, `RedrivePolicy` and the like, as text. */
  readonly attributes: Readonly<Record<string, string>>
}

/** A topic as its file holds it. */
export interface TopicRecord {
  readonly name: string
  readonly arn: string
  readonly attributes: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  readonly subscriptions: readonly Subscription[]
}
