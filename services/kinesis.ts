import type * as client from '@aws-sdk/client-kinesis'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors of Amazon Kinesis Data Streams, as Step Functions names them. */
export type KinesisError = ErrorsOf<typeof client, 'Kinesis'>

/** Amazon Kinesis Data Streams. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html */
export const kinesis = sdk<client.Kinesis, KinesisError>(
  'kinesis',
  transient('Kinesis.ProvisionedThroughputExceededException', 'Kinesis.LimitExceededException', 'Kinesis.SdkClientException'),
)
