import type * as client from '@aws-sdk/client-ssm'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors of AWS Systems Manager, as Step Functions names them. */
export type SsmError = ErrorsOf<typeof client, 'Ssm'>

/**
 * AWS Systems Manager: parameters, documents, automations. What a machine reads stays in its history, so keep secrets out of it.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Operations.html
 *
 * @example
 * ```ts
 * const limit = flow.task('Get limit', ssm.getParameter, { Name: '/lake/limit' }, { catch: { 'Ssm.ParameterNotFoundException': 'continue' } })
 * ```
 */
export const ssm = sdk<client.SSM, SsmError>(
  'ssm',
  transient('Ssm.ThrottlingException', 'Ssm.InternalServerErrorException', 'Ssm.SdkClientException'),
)
