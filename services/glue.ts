import type * as client from '@aws-sdk/client-glue'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors of AWS Glue, as Step Functions names them. */
export type GlueError = ErrorsOf<typeof client, 'Glue'>

const RETRY = transient<GlueError>(
  'Glue.ThrottlingException',
  'Glue.InternalServiceException',
  'Glue.OperationTimeoutException',
  'Glue.SdkClientException',
)

/** AWS Glue: catalog, crawlers, jobs. https://docs.aws.amazon.com/glue/latest/webapi/API_Operations.html */
export const glue = sdk<client.Glue, GlueError>('glue', RETRY)
