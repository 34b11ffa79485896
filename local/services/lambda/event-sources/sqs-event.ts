import { attributesDigest, bodyDigest } from '../../sqs/digests.ts'
import type { MessageRecord } from '../../sqs/message.ts'
import { receiptHandle } from '../../sqs/receipt-handle.ts'
import { systemAttributes } from '../../sqs/receive-operations.ts'

/** A message as a function finds it in `Records`. @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function sqsRecord(
  message: MessageRecord,
  queueArn: string,
  { region, accountId }: { readonly region: string; readonly accountId: string },
) {
  const digest = attributesDigest(message.attributes)
  const attributes = Object.entries(message.attributes).map(([name, { type, text, bytes }]) => {
    const value = { stringValue: text, binaryValue: bytes, stringListValues: [], binaryListValues: [], dataType: type }
    return [name, value] as const
  })
  return {
    messageId: message.id,
    receiptHandle: receiptHandle({ messageId: message.id, receipt: message.receipt ?? '' }),
    body: message.body,
    attributes: systemAttributes(message, accountId),
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: bodyDigest(message.body),
    ...(digest !== undefined && { md5OfMessageAttributes: digest }),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  }
}
