import { join } from 'node:path'
import { callerAs } from '../../access/caller.ts'
import type { Activity } from '../../activity.ts'
import { recordFiles } from '../../record-files.ts'
import type { LocalEnvironment } from '../../service.ts'
import type { ServiceCall } from '../../service-call.ts'
import type { Delivery } from '../../triggers/delivery.ts'
import type { LiveService } from '../../triggers/live-service.ts'
import type { PendingWork } from '../../triggers/pending-work.ts'
import { parseSchedule } from './schedule-expression.ts'
import { type Scheduled, scheduleLoop } from './schedule-loop.ts'
import { scheduleOperations, schedulesIn } from './schedule-operations.ts'
import type { ScheduleRecord } from './schedule-record.ts'
import { universalTarget } from './universal-target.ts'

/** Options of {@link scheduler}. */
export interface SchedulerOptions {
  readonly environment: LocalEnvironment
  readonly activity: Activity
  readonly call: ServiceCall
  readonly deliveries: PendingWork<Delivery>
}

/**
 * EventBridge Scheduler: schedules in `<root>/scheduler/<group>/<name>.json`, which fire on the account's clock while the service is started.
 * What would have come while it was not is passed over. A rate comes first when its time has passed once, a flexible window at its beginning.
 */
export function scheduler({ environment, activity, call, deliveries }: SchedulerOptions): LiveService {
  const { clock, uuid } = environment
  const files = recordFiles<ScheduleRecord>(join(environment.root, 'scheduler'))
  const scheduled = async (): Promise<readonly Scheduled[]> =>
    (await schedulesIn(files))
      .filter(({ state }) => state === 'ENABLED')
      .map((record) => ({ next: nextOf(record), fire: (at) => fire(record, at) }))
  const loop = scheduleLoop(clock, scheduled, (error) => activity.run('schedules', () => Promise.reject(error)))

  function fire(record: ScheduleRecord, at: number): void {
    activity.run(`schedule ${record.group}/${record.name}`, async () => {
      const {
        Arn: arn = '',
        RoleArn,
        Input = '{}',
        SqsParameters,
        KinesisParameters,
        EventBridgeParameters,
        RetryPolicy,
        DeadLetterConfig,
      } = record.target
      const input = withAttributes(Input, record, at, uuid())
      const isLast = nextOf(record)(at) === undefined && record.afterCompletion === 'DELETE'
      if (isLast) await files.remove(record.group, record.name)
      const caller = callerAs(RoleArn, record.name)
      const universal = universalTarget(arn, call, caller)
      if (universal !== undefined) return clock.hold(() => universal(input))
      const event = EventBridgeParameters && { ...EventBridgeParameters, Detail: input }
      const target = {
        arn,
        ...(caller && { caller }),
        ...(SqsParameters?.MessageGroupId !== undefined && { messageGroupId: SqsParameters.MessageGroupId }),
        ...(KinesisParameters?.PartitionKey !== undefined && { partitionKey: KinesisParameters.PartitionKey }),
        ...(event && { event: { Source: event.Source ?? '', DetailType: event.DetailType ?? '', Detail: event.Detail } }),
      }
      const policy = {
        ...(RetryPolicy?.MaximumRetryAttempts !== undefined && { retries: RetryPolicy.MaximumRetryAttempts }),
        ...(RetryPolicy?.MaximumEventAgeInSeconds !== undefined && { maxAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds }),
        ...(DeadLetterConfig?.Arn !== undefined && { deadLetterArn: DeadLetterConfig.Arn }),
        ...(caller && { deadLetterCaller: caller }),
        deadLetterAttributes: { SCHEDULE_ARN: record.arn },
      }
      return deliveries.add(`schedule ${record.group}/${record.name} to ${arn}`, { target, payload: input, policy })
    })
  }
  return {
    name: 'scheduler',
    operations: scheduleOperations(files, environment, () => loop.wake()),
    start: () => loop.start(),
    stop: () => loop.stop(),
    close: () => loop.stop(),
  }
}

function nextOf({ expression, zone, start, end, created }: ScheduleRecord): (after: number) => number | undefined {
  const schedule = parseSchedule(expression, zone)
  return (after) => {
    const next = schedule.next(Math.max(after, start === undefined ? 0 : start - 1), start ?? created)
    return next !== undefined && (end === undefined || next <= end) ? next : undefined
  }
}

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
function withAttributes(input: string, { arn }: ScheduleRecord, at: number, executionId: string): string {
  const attributes: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': new Date(at).toISOString().replace('.000Z', 'Z'),
    'execution-id': executionId,
    'attempt-number': '1',
  }
  return input.replace(/<aws\.scheduler\.([a-z-]+)>/g, (text, name: string) => attributes[name] ?? text)
}
