import { AwsError } from '../../service.ts'
import { sqsErrors } from './sqs-errors.ts'

/** Attributes of a queue by their API names, as text. */
export type QueueAttributes = Readonly<Record<string, string>>

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const NUMBERS: Readonly<Record<string, { readonly least: number; readonly most: number; readonly value: number }>> = {
  DelaySeconds: { least: 0, most: 900, value: 0 },
  MaximumMessageSize: { least: 1024, most: 1_048_576, value: 1_048_576 },
  MessageRetentionPeriod: { least: 60, most: 1_209_600, value: 345_600 },
  ReceiveMessageWaitTimeSeconds: { least: 0, most: 20, value: 0 },
  VisibilityTimeout: { least: 0, most: 43_200, value: 30 },
}

const TEXTS = [
  'Policy',
  'RedrivePolicy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'SqsManagedSseEnabled',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
]

/** What a queue has whose maker says nothing. */
export const defaultAttributes: QueueAttributes = {
  ...Object.fromEntries(Object.entries(NUMBERS).map(([name, { value }]) => [name, String(value)])),
  SqsManagedSseEnabled: 'true',
}

/** Throws `InvalidAttributeName` and `InvalidAttributeValue`. */
export function checkAttributes(attributes: QueueAttributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const range = Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : undefined
    if (range === undefined && !TEXTS.includes(name)) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`, 400)
    if (range !== undefined && !(/^\d+$/.test(value) && Number(value) >= range.least && Number(value) <= range.most)) throw wrong(name)
  }
  redrivePolicy(attributes)
}

/** Where messages go after how many receives. */
export interface RedrivePolicy {
  readonly deadLetterTargetArn: string
  readonly maxReceiveCount: number
}

/** The parsed `RedrivePolicy`; an empty one is none. Throws `InvalidParameterValue`. */
export function redrivePolicy({ RedrivePolicy: text = '' }: QueueAttributes): RedrivePolicy | undefined {
  if (text === '') return undefined
  const refused = (reason: string) => sqsErrors.invalid('RedrivePolicy', text, reason)
  let policy: Partial<Record<keyof RedrivePolicy, unknown>>
  try {
    policy = JSON.parse(text) as typeof policy
  } catch {
    throw refused('Redrive policy is not a valid JSON map.')
  }
  const { deadLetterTargetArn } = policy
  const maxReceiveCount = Number(policy.maxReceiveCount)
  if (typeof deadLetterTargetArn !== 'string') throw refused('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.')
  if (!(Number.isInteger(maxReceiveCount) && maxReceiveCount >= 1 && maxReceiveCount <= 1000)) {
    throw refused('Invalid value for maxReceiveCount: it must be between 1 and 1000.')
  }
  return { deadLetterTargetArn, maxReceiveCount }
}

function wrong(name: string): AwsError {
  return new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`, 400)
}
