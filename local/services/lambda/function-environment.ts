import { credentialVariables } from '../../access/credential-variables.ts'
import type { LocalCredentials } from '../../access/credentials.ts'
import type { LambdaFunction } from './function-declaration.ts'

/** The variables that a function finds in `process.env`: Lambda's own, then its own; nothing of this process. @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
export function functionEnvironment(
  declared: LambdaFunction,
  {
    region,
    endpointUrl,
    credentials,
  }: { readonly region: string; readonly endpointUrl: string | undefined; readonly credentials: LocalCredentials },
) {
  return {
    ...declared.environment,
    TZ: ':UTC',
    PATH: process.env.PATH ?? '',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    AWS_LAMBDA_FUNCTION_NAME: declared.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(declared.memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${declared.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    _HANDLER: `index.${declared.handlerExport}`,
    ...credentialVariables(credentials),
    AWS_EC2_METADATA_DISABLED: 'true',
    // A warning that Lambda's own logs bring too, but nine lines of it for every thread are in the way here.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...(endpointUrl !== undefined && { AWS_ENDPOINT_URL: endpointUrl }),
  }
}
