import type { ContainerDefinition, ContainerOverride } from '@aws-sdk/client-ecs'

/** The variables that a container finds: its definition's, then the overrides', over what Fargate gives. */
export function containerEnvironment(
  definition: ContainerDefinition,
  override: ContainerOverride | undefined,
  { region, endpointUrl }: { readonly region: string; readonly endpointUrl: string | undefined },
): Readonly<Record<string, string>> {
  const given = [...(definition.environment ?? []), ...(override?.environment ?? [])]
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE',
    TZ: 'UTC',
    // The local endpoint checks no signatures, but the SDKs sign all the same and would look for keys elsewhere.
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...(endpointUrl !== undefined && { AWS_ENDPOINT_URL: endpointUrl }),
    ...Object.fromEntries(given.map(({ name = '', value = '' }) => [name, value])),
  }
}
