import type { JsonObject } from '../../asl/index.ts'
import type { Bucket } from './bucket.ts'
import { defaultBus, type EventBus } from './event-bus.ts'
import { type Folder, folder } from './folder.ts'
import { frozen } from './frozen.ts'
import type { Queue } from './queue.ts'
import type { Stream } from './stream.ts'

/** What starts something: on a schedule, by an object, by an event, by messages, by records. */
export type Trigger = ScheduleTrigger | ObjectTrigger | EventTrigger | QueueTrigger | StreamTrigger

/** What a trigger starts: a workflow's state machine or a task's function, by its name. */
export interface TriggerTarget {
  readonly kind: 'function' | 'state-machine'
  readonly id: string
}

interface TriggerBase<Kind extends string> {
  readonly kind: Kind
  /** Unique in a deployment: by this `serverless.yml` switches it on and off. */
  readonly id: string
  readonly target: TriggerTarget
  /** Whether it is there where nobody says otherwise. */
  readonly enabled: boolean
  /** The token of the ARN of the queue that is told of what could not be started, or never succeeded. */
  readonly onFailure?: string
}

interface TriggerOptions {
  /** A workflow, or a task's contract. */
  readonly target: Startable
  /** Default: yes. */
  readonly enabled?: boolean
  /**
   * A queue for events that could not be delivered, calls of a function that failed at every try, and records that never succeed.
   * Default: they are lost after the service's own retries; messages of a queue go to its own dead letters.
   */
  readonly onFailure?: Queue
}

type Startable = { readonly kind: 'workflow'; readonly name: string } | { readonly kind?: never; readonly name: string }

function base<Kind extends string>(kind: Kind, id: string, { target, enabled = true, onFailure }: TriggerOptions): TriggerBase<Kind> {
  const started: TriggerTarget = { kind: target.kind === 'workflow' ? 'state-machine' : 'function', id: target.name }
  return { kind, id, target: started, enabled, ...(onFailure && { onFailure: onFailure.arn }) }
}

/** A schedule of EventBridge Scheduler. */
export interface ScheduleTrigger extends TriggerBase<'schedule'> {
  readonly expression: string
  readonly timezone: string
  /** The input of each start. */
  readonly input: JsonObject
}

/**
 * Starts on a schedule: `rate(1 day)`, `cron(0 0 * * ? *)`, `at(2026-01-01T00:00:00)`.
 * The time zone is an IANA name, by default `UTC`; the input by default `{}`.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function onSchedule(
  id: string,
  expression: string,
  options: TriggerOptions & { readonly timezone?: string; readonly input?: JsonObject },
): ScheduleTrigger {
  return frozen({ ...base('schedule', id, options), expression, timezone: options.timezone ?? 'UTC', input: options.input ?? {} })
}

/** Objects made in a folder, told by EventBridge. */
export interface ObjectTrigger extends TriggerBase<'object'> {
  readonly folder: Folder
  readonly suffixes: readonly string[]
  /** The input of each start; nothing for the event itself. */
  readonly input?: JsonObject
}

/**
 * Starts for each object that is made in a bucket or a folder of it, with S3's event as EventBridge gives it.
 * `suffixes` bounds it to keys that end so, any of them; by default to none. `input` takes the place of the event.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function onObject(
  id: string,
  place: Bucket | Folder,
  options: TriggerOptions & { readonly suffixes?: readonly string[]; readonly input?: JsonObject },
): ObjectTrigger {
  const whole = place.kind === 'bucket' ? folder(place, '') : place
  const { suffixes = [], input } = options
  return frozen({ ...base('object', id, options), folder: whole, suffixes, ...(input && { input }) })
}

/** Events of a bus that fit a pattern. */
export interface EventTrigger extends TriggerBase<'event'> {
  /** The token of the bus's name. */
  readonly bus: string
  readonly pattern: JsonObject
  /** The input of each start; nothing for the event itself. */
  readonly input?: JsonObject
}

/**
 * Starts for each event that fits a pattern; `bus` is by default the account's own, and `input` takes the place of the event.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern.html
 */
export function onEvent(
  id: string,
  pattern: JsonObject,
  options: TriggerOptions & { readonly bus?: EventBus; readonly input?: JsonObject },
): EventTrigger {
  const { bus = defaultBus, input } = options
  return frozen({ ...base('event', id, options), bus: bus.name, pattern, ...(input && { input }) })
}

/** Messages of a queue, in batches; the function says which of them failed. */
export interface QueueTrigger extends TriggerBase<'queue'> {
  /** The token of the queue's ARN. */
  readonly queue: string
  readonly batchSize: number
  readonly windowSeconds: number
  readonly concurrency?: number
}

/**
 * Calls a function with messages of a queue; the function answers with `batchItemFailures`, which alone come again.
 * `batchSize` is 10 by default; above that AWS wants `windowSeconds` from 1. `concurrency` bounds the calls at once, from 2.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function onMessages(
  id: string,
  queue: Queue,
  options: Omit<TriggerOptions, 'onFailure'> & {
    readonly batchSize?: number
    readonly windowSeconds?: number
    readonly concurrency?: number
  },
): QueueTrigger {
  return frozen({
    ...base('queue', id, options),
    queue: queue.arn,
    batchSize: options.batchSize ?? 10,
    windowSeconds: options.windowSeconds ?? 0,
    ...(options.concurrency !== undefined && { concurrency: options.concurrency }),
  })
}

/** Records of a stream, in batches; a batch that failed is cut in two, and what never succeeds is told to a queue. */
export interface StreamTrigger extends TriggerBase<'stream'> {
  /** The token of the stream's ARN. */
  readonly stream: string
  readonly batchSize: number
  readonly windowSeconds: number
  readonly startingPosition: 'LATEST' | 'TRIM_HORIZON'
  readonly retries: number
  readonly parallelPerShard: number
}

/** Options of {@link onRecords}. */
export interface StreamTriggerOptions extends TriggerOptions {
  /** Default: 100. */
  readonly batchSize?: number
  /** Default: 1. */
  readonly windowSeconds?: number
  /** Default: `TRIM_HORIZON`, so that nothing is passed over between two deployments. */
  readonly startingPosition?: StreamTrigger['startingPosition']
  /** Tries after the first. Default: 5. */
  readonly retries?: number
  /** 1 to 10. Default: 1. */
  readonly parallelPerShard?: number
}

/**
 * Calls a function with records of a stream; the function answers with `batchItemFailures`.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-errors.html
 */
export function onRecords(id: string, stream: Stream, options: StreamTriggerOptions): StreamTrigger {
  return frozen({
    ...base('stream', id, options),
    stream: stream.arn,
    batchSize: options.batchSize ?? 100,
    windowSeconds: options.windowSeconds ?? 1,
    startingPosition: options.startingPosition ?? 'TRIM_HORIZON',
    retries: options.retries ?? 5,
    parallelPerShard: options.parallelPerShard ?? 1,
  })
}
