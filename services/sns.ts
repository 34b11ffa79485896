import type * as client from '@aws-sdk/client-sns'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of Amazon SNS, as Step Functions names them: `SNS.` by the optimised integration, `Sns.` by the SDK's. */
export type SnsError =
  | ErrorsOf<typeof client, 'SNS'>
  | ErrorsOf<typeof client, 'Sns'>
  | 'SNS.AmazonSNSException'
  | 'Sns.KmsThrottlingException'

/** Only what SNS has certainly not taken: after any other error a message may be out already. */
const RETRY = transient<SnsError>('SNS.ThrottledException', 'SNS.KMSThrottlingException')

const SDK_RETRY = transient<SnsError>('Sns.ThrottledException', 'Sns.KmsThrottlingException')

const publish: Operation<Rendered<client.PublishCommandInput>, { readonly MessageId: string }, SnsError> = Object.freeze({
  kind: 'operation',
  resource: 'arn:aws:states:::sns:publish',
  retry: RETRY,
})

/**
 * Amazon SNS: the optimised `publish`, and the SDK's operations (`sns.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
 */
export const sns = Object.freeze({ publish, sdk: sdk<client.SNS, SnsError>('sns', SDK_RETRY) })
