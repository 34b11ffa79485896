import type * as client from '@aws-sdk/client-glue'
import { type StartJobRun, startJobRun } from './glue-job-run.ts'
import { type ErrorsOf, type SdkService, sdk, transient } from './sdk.ts'

/** The errors of AWS Glue, as Step Functions names them. `AWSGlueException`: one of `startJobRun` that the API does not name. */
export type GlueError = ErrorsOf<typeof client, 'Glue'> | 'Glue.AWSGlueException'

const RETRY = transient<GlueError>(
  'Glue.ThrottlingException',
  'Glue.InternalServiceException',
  'Glue.OperationTimeoutException',
  'Glue.SdkClientException',
)

const operations = sdk<client.Glue, GlueError>('glue', RETRY)

/** Every operation of the SDK, with the optimised `startJobRun` in the place of the SDK's. */
type GlueService = Omit<SdkService<client.Glue, GlueError>, 'startJobRun'> & { readonly startJobRun: StartJobRun }

/** AWS Glue: catalog, crawlers, jobs. https://docs.aws.amazon.com/glue/latest/webapi/API_Operations.html */
// The operations are made as they are asked for, so one of them can only be put before the others.
export const glue = new Proxy(operations, {
  get: (target, name) => (name === 'startJobRun' ? startJobRun : Reflect.get(target, name)),
}) as unknown as GlueService
