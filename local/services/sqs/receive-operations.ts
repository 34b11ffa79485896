import type * as Sqs from '@aws-sdk/client-sqs'
import type { Clock } from '../../../engine/clock/clock.ts'
import { checkBatch, eachEntry } from './batch.ts'
import { attributesDigest, bodyDigest } from './digests.ts'
import { attributeValue, type MessageRecord } from './message.ts'
import type { Queue } from './queue.ts'
import type { Queues } from './queues.ts'
import { parseReceipt, receiptHandle } from './receipt-handle.ts'
import { sqsErrors } from './sqs-errors.ts'
import { untilVisible } from './until-visible.ts'

/** ReceiveMessage, DeleteMessage and ChangeMessageVisibility, one by one and in batches. `closing` ends long polls. */
export function receiveOperations(queues: Queues, clock: Clock, accountId: string, closing: AbortSignal) {
  async function remove(queue: Queue, handle: string | undefined): Promise<void> {
    await queue.delete(parseReceipt(handle))
  }
  async function changeVisibility(queue: Queue, handle: string | undefined, seconds: number | undefined): Promise<void> {
    if (seconds === undefined) throw sqsErrors.missing('VisibilityTimeout')
    requireWithin('VisibilityTimeout', seconds, 0, 43_200)
    await queue.changeVisibility(parseReceipt(handle), seconds)
  }
  return {
    async ReceiveMessage(input: Sqs.ReceiveMessageRequest): Promise<Sqs.ReceiveMessageResult> {
      const queue = await queues.get(input.QueueUrl)
      const { MaxNumberOfMessages: most = 1, VisibilityTimeout: visibility } = input
      const { WaitTimeSeconds: wait = Number(queue.record.attributes.ReceiveMessageWaitTimeSeconds) } = input
      requireWithin('MaxNumberOfMessages', most, 1, 10)
      requireWithin('WaitTimeSeconds', wait, 0, 20)
      if (visibility !== undefined) requireWithin('VisibilityTimeout', visibility, 0, 43_200)
      const until = clock.now() + wait * 1000
      for (;;) {
        const messages = await queue.receive(most, visibility)
        if (messages.length > 0) return { Messages: messages.map((message) => answerOf(message, input, accountId)) }
        if (clock.now() >= until || closing.aborted) return {}
        await untilVisible(queue, clock, until, closing)
      }
    },
    async DeleteMessage({ QueueUrl, ReceiptHandle }: Sqs.DeleteMessageRequest): Promise<void> {
      await remove(await queues.get(QueueUrl), ReceiptHandle)
    },
    async DeleteMessageBatch({ QueueUrl, Entries = [] }: Sqs.DeleteMessageBatchRequest): Promise<Sqs.DeleteMessageBatchResult> {
      const queue = await queues.get(QueueUrl)
      checkBatch(Entries)
      return eachEntry(Entries, async ({ Id, ReceiptHandle }) => {
        await remove(queue, ReceiptHandle)
        return { Id }
      })
    },
    async ChangeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout }: Sqs.ChangeMessageVisibilityRequest): Promise<void> {
      await changeVisibility(await queues.get(QueueUrl), ReceiptHandle, VisibilityTimeout)
    },
    async ChangeMessageVisibilityBatch({
      QueueUrl,
      Entries = [],
    }: Sqs.ChangeMessageVisibilityBatchRequest): Promise<Sqs.ChangeMessageVisibilityBatchResult> {
      const queue = await queues.get(QueueUrl)
      checkBatch(Entries)
      return eachEntry(Entries, async ({ Id, ReceiptHandle, VisibilityTimeout }) => {
        await changeVisibility(queue, ReceiptHandle, VisibilityTimeout)
        return { Id }
      })
    },
  }
}

/** System attributes of a message, as event source mappings show them too. */
export function systemAttributes(message: MessageRecord, accountId: string): Readonly<Record<string, string>> {
  const { sent, receiveCount, firstReceived, deadLetterSource, groupId, deduplicationId, sequence, traceHeader } = message
  return {
    SenderId: accountId,
    SentTimestamp: String(Math.floor(sent)),
    ApproximateReceiveCount: String(receiveCount),
    ...(firstReceived !== undefined && { ApproximateFirstReceiveTimestamp: String(Math.floor(firstReceived)) }),
    ...(deadLetterSource !== undefined && { DeadLetterQueueSourceArn: deadLetterSource }),
    ...(groupId !== undefined && { MessageGroupId: groupId }),
    ...(deduplicationId !== undefined && { MessageDeduplicationId: deduplicationId, SequenceNumber: sequence }),
    ...(traceHeader !== undefined && { AWSTraceHeader: traceHeader }),
  }
}

function answerOf(message: MessageRecord, input: Sqs.ReceiveMessageRequest, accountId: string): Sqs.Message {
  const names = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])] as readonly string[]
  const system = Object.entries(systemAttributes(message, accountId)).filter(([name]) => names.includes('All') || names.includes(name))
  const asked = Object.entries(message.attributes).filter(([name]) => isAsked(name, input.MessageAttributeNames ?? []))
  const attributes = Object.fromEntries(asked)
  const digest = attributesDigest(attributes)
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandle({ messageId: message.id, receipt: message.receipt ?? '' }),
    MD5OfBody: bodyDigest(message.body),
    Body: message.body,
    ...(system.length > 0 && { Attributes: Object.fromEntries(system) }),
    ...(digest !== undefined && {
      MD5OfMessageAttributes: digest,
      MessageAttributes: Object.fromEntries(asked.map(([name, attribute]) => [name, attributeValue(attribute)])),
    }),
  }
}

/** `All`, `.*`, a name, or `prefix.*`. */
function isAsked(name: string, asked: readonly string[]): boolean {
  return asked.some((pattern) => pattern === 'All' || pattern === name || (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -2))))
}

function requireWithin(parameter: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return
  throw sqsErrors.invalid(parameter, value, `Must be between ${least} and ${most}, if provided.`)
}
