import type * as client from '@aws-sdk/client-sns'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of Amazon SNS, as Step Functions names them. */
export type SnsError = ErrorsOf<typeof client, 'SNS'> | 'SNS.AmazonSNSException'

/** Only what SNS has certainly not taken: after any other error a message may be out already. */
const RETRY = transient<SnsError>('SNS.ThrottledException', 'SNS.KMSThrottlingException')

const publish: Operation<Rendered<client.PublishCommandInput>, { readonly MessageId: string }, SnsError> = Object.freeze({
  kind: 'operation',
  resource: 'arn:aws:states:::sns:publish',
  retry: RETRY,
})

/**
 * Amazon SNS: the optimised `publish`, and the SDK's operations (`sns.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
 */
export const sns = Object.freeze({ publish, sdk: sdk<client.SNS, SnsError>('sns', RETRY) })
