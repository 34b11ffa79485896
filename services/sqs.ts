import type * as client from '@aws-sdk/client-sqs'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of Amazon SQS, as Step Functions names them: `SQS.` by the optimised integration, `Sqs.` by the SDK's. */
export type SqsError = ErrorsOf<typeof client, 'SQS'> | ErrorsOf<typeof client, 'Sqs'> | 'SQS.AmazonSQSException'

/** Only what SQS has certainly not taken: after any other error a message may be in the queue already. */
const RETRY = transient<SqsError>('Sqs.RequestThrottledException', 'SQS.RequestThrottledException')

const sendMessage: Operation<Rendered<client.SendMessageCommandInput>, { readonly MessageId: string }, SqsError> = Object.freeze({
  kind: 'operation',
  resource: 'arn:aws:states:::sqs:sendMessage',
  retry: RETRY,
})

/**
 * Amazon SQS: the optimised `sendMessage`, and the SDK's operations (`sqs.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 */
export const sqs = Object.freeze({ sendMessage, sdk: sdk<client.SQS, SqsError>('sqs', RETRY) })
