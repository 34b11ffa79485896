import type { Target } from '@aws-sdk/client-eventbridge'
import type { JsonValue } from '../../../asl/json.ts'
import { callerAs } from '../../access/caller.ts'
import type { Delivery } from '../../triggers/delivery.ts'
import type { PendingWork } from '../../triggers/pending-work.ts'
import type { BusEvent } from './event.ts'
import { findInEvent } from './event-path.ts'
import { matchesPattern } from './pattern/matches-pattern.ts'
import type { RuleRecord } from './rule-record.ts'
import { targetInput } from './target-input.ts'

/** Hands an event to the targets of the rules that it fits. Resolves when every delivery is kept; they go on in the background. */
export async function routeEvent(
  rules: readonly RuleRecord[],
  event: BusEvent,
  deliveries: PendingWork<Delivery>,
  ingested: number,
): Promise<void> {
  for (const rule of rules) {
    if (rule.state === 'DISABLED' || rule.pattern === undefined) continue
    // A pattern was read when the rule was made; an event is JSON by its making.
    const isWanted = matchesPattern(JSON.parse(rule.pattern) as JsonValue, event as unknown as JsonValue)
    if (isWanted) await handToTargets(rule, event, deliveries, ingested)
  }
}

/** Hands an event to the targets of a rule. Resolves when every delivery is kept. */
export async function handToTargets(rule: RuleRecord, event: BusEvent, deliveries: PendingWork<Delivery>, ingested: number): Promise<void> {
  for (const target of rule.targets) {
    await deliveries.add(`rule ${rule.bus}/${rule.name} to ${target.Arn}`, {
      target: addressOf(target, event, rule.name),
      payload: targetInput(target, event, rule, ingested),
      policy: policyOf(target, rule),
    })
  }
}

function addressOf({ Arn = '', RoleArn, SqsParameters, KinesisParameters }: Target, event: BusEvent, rule: string) {
  const caller = callerAs(RoleArn, rule)
  const key = findInEvent(KinesisParameters?.PartitionKeyPath ?? '$.id', event as unknown as JsonValue)
  return {
    arn: Arn,
    ...(caller && { caller }),
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
