import type { Caller } from '../access/caller.ts'
import type { MayCall } from '../access/may-call.ts'
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
  /** As whom it is delivered: the role of the rule or schedule. Default: the service itself, which the target lets in. */
  readonly caller?: Caller
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
  /** Default: everybody may make every call. */
  readonly mayCall?: MayCall
  readonly ports: () => TargetPorts
}

/** Deliveries to everything that an event can go to, by the service in the ARN. */
export function targets({ call, mayCall = async () => undefined, ports }: TargetOptions): Targets {
  const kinds: Readonly<Record<string, (target: Target, payload: string) => Promise<unknown>>> = {
    events: ({ arn, event, caller }, payload) => {
      const { Source = 'local', DetailType = 'event', Detail = payload } = event ?? {}
      return call('eventbridge', 'PutEvents', { Entries: [{ EventBusName: arn, Source, DetailType, Detail }] }, caller)
    },
    kinesis: ({ arn, partitionKey, caller }, payload) =>
      call('kinesis', 'PutRecord', { StreamARN: arn, PartitionKey: partitionKey ?? arn, Data: Buffer.from(payload) }, caller),
    async lambda({ arn, caller }, payload) {
      await mayCall(caller, 'lambda', 'Invoke', { FunctionName: arn })
      await ports().invokeFunction(arn, payload)
    },
    sns: ({ arn, caller }, payload) => call('sns', 'Publish', { TopicArn: arn, Message: payload }, caller),
    sqs: ({ arn, messageGroupId, caller }, payload) => {
      const group = messageGroupId === undefined ? {} : { MessageGroupId: messageGroupId }
      return call('sqs', 'SendMessage', { QueueUrl: arn, MessageBody: payload, ...group }, caller)
    },
    async states({ arn, caller }, payload) {
      await mayCall(caller, 'sfn', 'StartExecution', { stateMachineArn: arn })
      await ports().startExecution(arn, payload)
    },
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
