import type * as client from '@aws-sdk/client-secrets-manager'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors of AWS Secrets Manager, as Step Functions names them. `SecretsManagerException`: one that the API does not name. */
export type SecretsManagerError = ErrorsOf<typeof client, 'SecretsManager'>

/**
 * AWS Secrets Manager: describing, rotating, tagging secrets. A secret's value that a machine reads stands in its history in the clear:
 * let a Lambda task read it instead.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Operations.html
 */
export const secretsmanager = sdk<client.SecretsManager, SecretsManagerError>(
  'secretsmanager',
  transient('SecretsManager.InternalServiceErrorException', 'SecretsManager.SdkClientException'),
)
