import { createHash } from 'node:crypto'
import type * as Sqs from '@aws-sdk/client-sqs'
import { AwsError } from '../../service.ts'
import { checkBatch, eachEntry } from './batch.ts'
import { attributesDigest, bodyDigest } from './digests.ts'
import { type MessageDraft, sizeOf, storedAttributes } from './message.ts'
import type { Queue } from './queue.ts'
import type { Queues } from './queues.ts'
import { sqsErrors } from './sqs-errors.ts'

/** Bytes of a batch, all its messages together, since August 2025. */
const LARGEST_BATCH = 1_048_576
/** Attributes of a message. */
const MOST_ATTRIBUTES = 10
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what SQS refuses.
const REFUSED_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

type Sent = Omit<Sqs.SendMessageRequest, 'QueueUrl'>

/** SendMessage and SendMessageBatch. */
export function sendOperations(queues: Queues) {
  async function send(queue: Queue, input: Sent) {
    const draft = readDraft(queue, input)
    const { id, sequence, groupId } = await queue.send(draft)
    const digest = attributesDigest(draft.attributes)
    return {
      MessageId: id,
      MD5OfMessageBody: bodyDigest(draft.body),
      ...(digest !== undefined && { MD5OfMessageAttributes: digest }),
      ...(groupId !== undefined && isFifo(queue) && { SequenceNumber: sequence }),
    }
  }
  return {
    async SendMessage({ QueueUrl, ...input }: Sqs.SendMessageRequest): Promise<Sqs.SendMessageResult> {
      return send(await queues.get(QueueUrl), input)
    },
    async SendMessageBatch({ QueueUrl, Entries = [] }: Sqs.SendMessageBatchRequest): Promise<Sqs.SendMessageBatchResult> {
      const queue = await queues.get(QueueUrl)
      checkBatch(Entries)
      const size = Entries.reduce(
        (sum, { MessageBody = '', MessageAttributes }) =>
          sum + sizeOf({ body: MessageBody, attributes: storedAttributes(MessageAttributes) }),
        0,
      )
      if (size > LARGEST_BATCH) {
        const message = `Batch requests cannot be longer than ${LARGEST_BATCH} bytes. You have sent ${size} bytes.`
        throw new AwsError('BatchRequestTooLong', message, 400)
      }
      return queue.together(() => eachEntry(Entries, async ({ Id, ...input }) => ({ Id, ...(await send(queue, input)) })))
    },
  }
}

function readDraft(queue: Queue, input: Sent): MessageDraft {
  const { MessageBody: body = '', DelaySeconds, MessageAttributes = {}, MessageGroupId } = input
  if (body === '') throw sqsErrors.missing('MessageBody')
  if (REFUSED_CHARACTERS.test(body)) {
    const message =
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.'
    throw new AwsError('InvalidMessageContents', message, 400)
  }
  const attributes = storedAttributes(MessageAttributes)
  if (Object.keys(attributes).length > MOST_ATTRIBUTES) {
    const message = `Number of message attributes [${Object.keys(attributes).length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`
    throw new AwsError('InvalidParameterValue', message, 400)
  }
  const largest = Number(queue.record.attributes.MaximumMessageSize)
  if (sizeOf({ body, attributes }) > largest) {
    throw new AwsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${largest} bytes.`,
      400,
    )
  }
  if (DelaySeconds !== undefined && !(DelaySeconds >= 0 && DelaySeconds <= 900)) {
    throw sqsErrors.invalid('DelaySeconds', DelaySeconds, 'DelaySeconds must be >= 0 and <= 900.')
  }
  const deduplicationId = isFifo(queue) ? deduplicationOf(queue, input, body) : undefined
  const traceHeader = input.MessageSystemAttributes?.AWSTraceHeader?.StringValue
  return {
    body,
    attributes,
    ...(DelaySeconds !== undefined && !isFifo(queue) && { delaySeconds: DelaySeconds }),
    ...(MessageGroupId !== undefined && { groupId: MessageGroupId }),
    ...(deduplicationId !== undefined && { deduplicationId }),
    ...(traceHeader !== undefined && { traceHeader }),
  }
}

function deduplicationOf(queue: Queue, { MessageGroupId, MessageDeduplicationId }: Sent, body: string): string {
  if (MessageGroupId === undefined) throw sqsErrors.missing('MessageGroupId')
  if (MessageDeduplicationId !== undefined) return MessageDeduplicationId
  if (queue.record.attributes.ContentBasedDeduplication === 'true') return createHash('sha256').update(body).digest('hex')
  const message = 'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly'
  throw new AwsError('InvalidParameterValue', message, 400)
}

function isFifo({ record }: Queue): boolean {
  return record.name.endsWith('.fifo')
}
