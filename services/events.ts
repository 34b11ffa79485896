import type * as client from '@aws-sdk/client-eventbridge'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of Amazon EventBridge, as Step Functions names them. `FailedEntry`: EventBridge did not take one of the entries. */
export type EventsError = ErrorsOf<typeof client, 'EventBridge'> | 'EventBridge.FailedEntry' | 'EventBridge.AmazonCloudWatchEventsException'

/** A request of which one entry failed is not tried again: the others would be put twice. */
const RETRY = transient<EventsError>('EventBridge.InternalException', 'EventBridge.SdkClientException')

/** An event to put. `Detail` may be an object: Step Functions writes it as JSON. */
export interface EventEntry extends Omit<Rendered<client.PutEventsRequestEntry>, 'Source' | 'DetailType' | 'Detail'> {
  readonly Source: string
  readonly DetailType: string
  readonly Detail: string | object
}

/** All entries were taken, or the task fails with `EventBridge.FailedEntry`. */
export interface PutEvents {
  readonly FailedEntryCount: 0
  readonly Entries: readonly { readonly EventId: string }[]
}

const putEvents: Operation<{ readonly Entries: readonly EventEntry[] }, PutEvents, EventsError> = Object.freeze({
  kind: 'operation',
  resource: 'arn:aws:states:::events:putEvents',
  retry: RETRY,
})

/**
 * Amazon EventBridge: the optimised `putEvents`, and the SDK's operations (`events.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html
 */
export const events = Object.freeze({ putEvents, sdk: sdk<client.EventBridge, EventsError>('eventbridge', RETRY) })
