import type { MessageAttributeValue } from '@aws-sdk/client-sns'

/** A message that was published. */
export interface Notification {
  readonly messageId: string
  readonly topicArn: string
  readonly subject?: string
  /** By protocol, `default` for the others. */
  readonly messages: Readonly<Record<string, string>>
  readonly attributes: Readonly<Record<string, MessageAttributeValue>>
  /** Milliseconds since the Unix epoch. */
  readonly published: number
  readonly groupId?: string
  readonly deduplicationId?: string
}

/** The text that a protocol gets. */
export function textFor({ messages }: Notification, protocol: string): string {
  return messages[protocol] ?? messages.default ?? ''
}

/** What a subscriber gets around the text. Nothing is signed here. @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export function envelope(notification: Notification, subscriptionArn: string, protocol: 'sqs' | 'lambda') {
  const { messageId, topicArn, subject, attributes, published } = notification
  const named = Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => {
    const value = StringValue ?? Buffer.from(BinaryValue ?? []).toString('base64')
    return [name, { Type: DataType, Value: value }] as const
  })
  return {
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: topicArn,
    // A function finds null, a queue nothing.
    ...(subject !== undefined ? { Subject: subject } : protocol === 'lambda' && { Subject: null }),
    Message: textFor(notification, protocol),
    Timestamp: new Date(published).toISOString(),
    SignatureVersion: '1',
    Signature: 'local',
    [protocol === 'lambda' ? 'SigningCertUrl' : 'SigningCertURL']: 'https://sns.local/certificate.pem',
    [protocol === 'lambda' ? 'UnsubscribeUrl' : 'UnsubscribeURL']:
      `https://sns.local/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`,
    ...((named.length > 0 || protocol === 'lambda') && { MessageAttributes: Object.fromEntries(named) }),
  }
}
