import { AwsError } from '../service.ts'
import type { ServiceCall } from '../service-call.ts'

/** What an event reaches beyond its service: whoever runs the account can hand in their own. */
export interface TargetPorts {
  /** Starts an execution and resolves when it is started. `input` is JSON text. */
  startExecution(stateMachineArn: string, input: string): Promise<void>
  /** Hands an event, JSON text, to a function as an asynchronous invocation; resolves when it is taken. */
  invokeFunction(functionArn: string, event: string): Promise<void>
}

/** An address of an event, with what some kinds of target need beside it. */
export interface Target {
  readonly arn: string
  /** Of a FIFO queue. */
  readonly messageGroupId?: string
  /** Of a stream. */
  readonly partitionKey?: string
  /** Of another bus: the event itself, as its entry. */
  readonly event?: { readonly Source: string; readonly DetailType: string; readonly Detail: string }
}

/** Delivers a payload, JSON text, to an ARN. Rejects with `AwsError` where the target does not take it. */
export type Targets = (target: Target, payload: string) => Promise<void>

/** What {@link targets} needs. */
export interface TargetOptions {
  readonly call: ServiceCall
  readonly ports: () => TargetPorts
}

/** Deliveries to everything that an event can go to, by the service in the ARN. */
export function targets({ call, ports }: TargetOptions): Targets {
  const kinds: Readonly<Record<string, (target: Target, payload: string) => Promise<unknown>>> = {
    events: ({ arn, event }, payload) => {
      const { Source = 'local', DetailType = 'event', Detail = payload } = event ?? {}
      return call('eventbridge', 'PutEvents', { Entries: [{ EventBusName: arn, Source, DetailType, Detail }] })
    },
    kinesis: ({ arn, partitionKey }, payload) =>
      call('kinesis', 'PutRecord', { StreamARN: arn, PartitionKey: partitionKey ?? arn, Data: Buffer.from(payload) }),
    lambda: ({ arn }, payload) => ports().invokeFunction(arn, payload),
    sns: ({ arn }, payload) => call('sns', 'Publish', { TopicArn: arn, Message: payload }),
    sqs: ({ arn, messageGroupId }, payload) =>
      call('sqs', 'SendMessage', {
        QueueUrl: arn,
        MessageBody: payload,
        ...(messageGroupId !== undefined && { MessageGroupId: messageGroupId }),
      }),
    states: ({ arn }, payload) => ports().startExecution(arn, payload),
  }
  return async (target, payload) => {
    const service = target.arn.split(':')[2] ?? ''
    const deliver = Object.hasOwn(kinds, service) ? kinds[service] : undefined
    if (deliver === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        `The local account delivers no events to ${target.arn}; it does to: ${Object.keys(kinds).join(', ')}.`,
        404,
      )
    }
    await deliver(target, payload)
  }
}
