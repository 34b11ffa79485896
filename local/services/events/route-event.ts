import type { Target } from '@aws-sdk/client-eventbridge'
import type { JsonValue } from '../../../asl/json.ts'
import type { Activity } from '../../activity.ts'
import { type DeliveryWorld, deliver } from '../../triggers/delivery.ts'
import type { BusEvent } from './event.ts'
import { findInEvent } from './event-path.ts'
import { matchesPattern } from './pattern/matches-pattern.ts'
import type { RuleRecord } from './rule-record.ts'
import { targetInput } from './target-input.ts'

/** Hands an event to the targets of the rules that it fits, in the background. */
export function routeEvent(rules: readonly RuleRecord[], event: BusEvent, world: DeliveryWorld, activity: Activity): void {
  for (const rule of rules) {
    if (rule.state === 'DISABLED' || rule.pattern === undefined) continue
    // A pattern was read when the rule was made; an event is JSON by its making.
    if (matchesPattern(JSON.parse(rule.pattern) as JsonValue, event as unknown as JsonValue)) handToTargets(rule, event, world, activity)
  }
}

/** Hands an event to the targets of a rule, in the background. */
export function handToTargets(rule: RuleRecord, event: BusEvent, world: DeliveryWorld, activity: Activity): void {
  const ingested = world.clock.now()
  for (const target of rule.targets) {
    activity.run(`rule ${rule.bus}/${rule.name} to ${target.Arn}`, () =>
      deliver(world, addressOf(target, event), targetInput(target, event, rule, ingested), policyOf(target, rule)),
    )
  }
}

function addressOf({ Arn = '', SqsParameters, KinesisParameters }: Target, event: BusEvent) {
  const key = findInEvent(KinesisParameters?.PartitionKeyPath ?? '$.id', event as unknown as JsonValue)
  return {
    arn: Arn,
    partitionKey: typeof key === 'string' ? key : JSON.stringify(key ?? event.id),
    ...(SqsParameters?.MessageGroupId !== undefined && { messageGroupId: SqsParameters.MessageGroupId }),
    event: { Source: event.source, DetailType: event['detail-type'], Detail: JSON.stringify(event.detail) },
  }
}

function policyOf({ RetryPolicy, DeadLetterConfig }: Target, rule: RuleRecord) {
  return {
    ...(RetryPolicy?.MaximumRetryAttempts !== undefined && { retries: RetryPolicy.MaximumRetryAttempts }),
    ...(RetryPolicy?.MaximumEventAgeInSeconds !== undefined && { maxAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds }),
    ...(DeadLetterConfig?.Arn !== undefined && { deadLetterArn: DeadLetterConfig.Arn }),
    deadLetterAttributes: { RULE_ARN: rule.arn },
  }
}
