import type * as client from '@aws-sdk/client-scheduler'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors of EventBridge Scheduler, as Step Functions names them. */
export type SchedulerError = ErrorsOf<typeof client, 'Scheduler'>

/** EventBridge Scheduler. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html */
export const scheduler = sdk<client.Scheduler, SchedulerError>(
  'scheduler',
  transient('Scheduler.ThrottlingException', 'Scheduler.InternalServerException', 'Scheduler.SdkClientException'),
)
