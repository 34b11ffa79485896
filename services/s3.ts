import type * as client from '@aws-sdk/client-s3'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors of Amazon S3, as Step Functions names them. */
export type S3Error = ErrorsOf<typeof client, 'S3'>

/** Amazon S3. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html */
export const s3 = sdk<client.S3, S3Error>('s3', transient('S3.S3Exception', 'S3.SdkClientException'))
