import { ROLE_ID } from '../../analysis/iam/index.ts'
import type { JsonValue } from '../../asl/json.ts'
import { objectPattern, type StreamTrigger, type Trigger, type TriggerTarget } from '../../services/index.ts'
import { roleArnOf } from '../access/caller.ts'
import type { AccountServices } from '../account-services.ts'
import { AwsError, type LocalEnvironment } from '../service.ts'
import { allowing, call } from './call.ts'

/** What triggers are made in. */
interface TriggerWorld {
  readonly services: AccountServices
  readonly environment: Pick<LocalEnvironment, 'region' | 'accountId'>
}

type Makers = {
  readonly [Kind in Trigger['kind']]: (trigger: Extract<Trigger, { kind: Kind }>, world: TriggerWorld) => Promise<void>
}

const MAKERS: Makers = {
  schedule: async ({ id, expression, timezone, input, target, enabled, onFailure }, world) => {
    const schedule = {
      Name: id,
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: timezone,
      State: stateOf(enabled),
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        ...targetOf(target, onFailure, world),
        RoleArn: roleArnOf(ROLE_ID.trigger(id), world.environment.accountId),
        Input: JSON.stringify(input),
      },
    }
    try {
      await call(world.services.scheduler, 'CreateSchedule', schedule)
    } catch (error) {
      if (!(error instanceof AwsError && error.code === 'ConflictException')) throw error
      await call(world.services.scheduler, 'UpdateSchedule', schedule)
    }
  },
  object: async (trigger, world) => {
    await tellEventBridge(world.services, trigger.folder.bucket)
    await makeRule({ ...trigger, bus: 'default', pattern: objectPattern(trigger) }, world)
  },
  event: makeRule,
  queue: ({ queue, target, batchSize, windowSeconds, concurrency, enabled }, world) =>
    makeMapping(world, queue, target, {
      BatchSize: batchSize,
      MaximumBatchingWindowInSeconds: windowSeconds,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      Enabled: enabled,
      ...(concurrency !== undefined && { ScalingConfig: { MaximumConcurrency: concurrency } }),
    }),
  stream: (trigger, world) => makeMapping(world, trigger.stream, trigger.target, streamSettings(trigger)),
}

/** Makes a trigger, or brings the one of its id up to the declaration. One that is switched off is there, and does nothing. */
export async function provisionTrigger(world: TriggerWorld, trigger: Trigger): Promise<void> {
  // The table's entry fits the kind by construction; TypeScript cannot follow the correlation.
  await (MAKERS[trigger.kind] as (trigger: Trigger, world: TriggerWorld) => Promise<void>)(trigger, world)
}

interface Rule {
  readonly id: string
  readonly bus: string
  readonly pattern: JsonValue
  readonly target: TriggerTarget
  readonly input?: JsonValue
  readonly enabled: boolean
  readonly onFailure?: string
}

async function makeRule({ id, bus, pattern, target, input, enabled, onFailure }: Rule, world: TriggerWorld): Promise<void> {
  const { eventbridge, lambda } = world.services
  const rule = { Name: id, EventBusName: bus, EventPattern: JSON.stringify(pattern), State: stateOf(enabled) }
  await call(eventbridge, 'PutRule', rule)
  const RoleArn = roleArnOf(ROLE_ID.trigger(id), world.environment.accountId)
  const Targets = [
    { Id: 'target', RoleArn, ...targetOf(target, onFailure, world), ...(input !== undefined && { Input: JSON.stringify(input) }) },
  ]
  await call(eventbridge, 'PutTargets', { Rule: id, EventBusName: bus, Targets })
  if (target.kind !== 'function' || onFailure === undefined) return
  // A function takes the event at once; only its own configuration tells what becomes of calls that fail.
  const DestinationConfig = { OnFailure: { Destination: onFailure } }
  await call(lambda, 'PutFunctionEventInvokeConfig', { FunctionName: target.id, DestinationConfig })
}

/** Switches EventBridge on, and leaves what else the bucket tells. */
async function tellEventBridge({ s3 }: AccountServices, Bucket: string): Promise<void> {
  const known = await call<object>(s3, 'GetBucketNotificationConfiguration', { Bucket })
  await call(s3, 'PutBucketNotificationConfiguration', { Bucket, NotificationConfiguration: { ...known, EventBridgeConfiguration: {} } })
}

function streamSettings({
  batchSize,
  windowSeconds,
  startingPosition,
  retries,
  parallelPerShard,
  onFailure,
  enabled,
}: StreamTrigger): object {
  return {
    BatchSize: batchSize,
    MaximumBatchingWindowInSeconds: windowSeconds,
    StartingPosition: startingPosition,
    MaximumRetryAttempts: retries,
    ParallelizationFactor: parallelPerShard,
    BisectBatchOnFunctionError: true,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    Enabled: enabled,
    ...(onFailure !== undefined && { DestinationConfig: { OnFailure: { Destination: onFailure } } }),
  }
}

async function makeMapping({ services }: TriggerWorld, EventSourceArn: string, { id }: TriggerTarget, settings: object): Promise<void> {
  const listed = { EventSourceArn, FunctionName: id }
  const { EventSourceMappings } = await call<{ EventSourceMappings: { UUID: string }[] }>(
    services.lambda,
    'ListEventSourceMappings',
    listed,
  )
  const [known] = EventSourceMappings
  if (known === undefined)
    await allowing('ResourceConflictException', call(services.lambda, 'CreateEventSourceMapping', { ...listed, ...settings }))
  else await call(services.lambda, 'UpdateEventSourceMapping', { UUID: known.UUID, ...settings })
}

function targetOf({ kind, id }: TriggerTarget, onFailure: string | undefined, { environment: { region, accountId } }: TriggerWorld) {
  const Arn =
    kind === 'function'
      ? `arn:aws:lambda:${region}:${accountId}:function:${id}`
      : `arn:aws:states:${region}:${accountId}:stateMachine:${id}`
  return { Arn, ...(onFailure !== undefined && { DeadLetterConfig: { Arn: onFailure } }) }
}

function stateOf(enabled: boolean): 'ENABLED' | 'DISABLED' {
  return enabled ? 'ENABLED' : 'DISABLED'
}
