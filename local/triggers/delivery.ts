import type { Clock } from '../../engine/clock/clock.ts'
import type { Caller } from '../access/caller.ts'
import { AwsError } from '../service.ts'
import type { ServiceCall } from '../service-call.ts'
import type { Target, Targets } from './targets.ts'

/** How an event reaches its target, and what becomes of it where it does not. */
export interface DeliveryPolicy {
  /** Attempts after the first. Default: 185. */
  readonly retries?: number
  /** Default: a day. */
  readonly maxAgeSeconds?: number
  /** The queue for what could not be delivered. Default: the failure is thrown. */
  readonly deadLetterArn?: string
  /** As whom the dead letter is sent. Default: the service itself, which the queue lets in. */
  readonly deadLetterCaller?: Caller
  /** What the dead letter tells beside its reason. */
  readonly deadLetterAttributes?: Readonly<Record<string, string>>
}

/** Something on its way to a target. */
export interface Delivery {
  readonly target: Target
  /** JSON text. */
  readonly payload: string
  readonly policy?: DeliveryPolicy
}

/** What {@link deliver} needs. */
export interface DeliveryWorld {
  readonly clock: Clock
  readonly targets: Targets
  readonly call: ServiceCall
  readonly closing: AbortSignal
}

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 3_600_000
/** Nothing of these gets better by waiting. */
const TRANSIENT = /Throttl|TooManyRequests|ProvisionedThroughput|LimitExceeded|ServiceUnavailable|Internal/

/**
 * Delivers a payload, again and again where the target is only busy. What fails for good goes to the dead-letter queue; without one it rejects.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
 */
export async function deliver(world: DeliveryWorld, { target, payload, policy = {} }: Delivery): Promise<void> {
  const { clock, targets, closing } = world
  const { retries = 185, maxAgeSeconds = 86_400, deadLetterArn } = policy
  const began = clock.now()
  for (let attempt = 0, wait = FIRST_WAIT_MS; ; attempt++, wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      await clock.hold(() => targets(target, payload))
      return
    } catch (error) {
      const condition = exhaustion(error, attempt >= retries, clock.now() + wait > began + maxAgeSeconds * 1000)
      if (condition === undefined) await clock.sleep(wait, closing)
      else if (deadLetterArn === undefined) throw error
      else {
        const letter = { target, payload, error, condition, attempt, policy }
        await clock.hold(() => sendDeadLetter(world.call, deadLetterArn, letter))
        return
      }
    }
  }
}

/** Why there is no further attempt, in EventBridge's words. */
function exhaustion(error: unknown, isLast: boolean, isOld: boolean): string | undefined {
  const isTransient = error instanceof AwsError && (error.httpStatus >= 500 || TRANSIENT.test(error.code))
  if (!isTransient) return 'NonRetryableError'
  if (isOld) return 'MaximumEventAgeInSeconds'
  return isLast ? 'MaximumRetryAttempts' : undefined
}

interface DeadLetter {
  readonly target: Target
  readonly payload: string
  readonly error: unknown
  readonly condition: string
  readonly attempt: number
  readonly policy: DeliveryPolicy
}

async function sendDeadLetter(call: ServiceCall, queue: string, { target, payload, error, condition, attempt, policy }: DeadLetter) {
  const told = {
    ...policy.deadLetterAttributes,
    TARGET_ARN: target.arn,
    ERROR_CODE: error instanceof AwsError ? error.code : 'INTERNAL_ERROR',
    ERROR_MESSAGE: error instanceof Error ? error.message : String(error),
    EXHAUSTED_RETRY_CONDITION: condition,
    RETRY_ATTEMPTS: String(attempt),
  }
  const MessageAttributes = Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, { DataType: 'String', StringValue: value || '-' }]),
  )
  await call('sqs', 'SendMessage', { QueueUrl: queue, MessageBody: payload, MessageAttributes }, policy.deadLetterCaller)
}
