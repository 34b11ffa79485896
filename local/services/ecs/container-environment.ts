import type { ContainerDefinition, ContainerOverride } from '@aws-sdk/client-ecs'
import { credentialVariables } from '../../access/credential-variables.ts'
import type { LocalCredentials } from '../../access/credentials.ts'

/** The variables that a container finds: its definition's, then the overrides', over what Fargate gives. */
export function containerEnvironment(
  definition: ContainerDefinition,
  override: ContainerOverride | undefined,
  {
    region,
    endpointUrl,
    credentials,
  }: { readonly region: string; readonly endpointUrl: string | undefined; readonly credentials: LocalCredentials },
): Readonly<Record<string, string>> {
  const given = [...(definition.environment ?? []), ...(override?.environment ?? [])]
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
    TZ: 'UTC',
    ...credentialVariables(credentials),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...(endpointUrl !== undefined && { AWS_ENDPOINT_URL: endpointUrl }),
    ...Object.fromEntries(given.map(({ name = '', value = '' }) => [name, value])),
  }
}
