import { DefinitionError } from '../../asl/index.ts'
import type { DeploySettings } from '../settings/settings.ts'
import type { CfnValue } from '../template/cloudformation.ts'
import type { CompiledTemplate } from './framework.ts'

/** CloudFormation takes no more: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MOST_RESOURCES = 500
const LARGEST_BYTES = 1_000_000
/** All inline policies of a role, without white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LARGEST_POLICY = 10_240
const UNTAGGED = new Set(['AWS::IAM::Role', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'])

/**
 * Looks at the finished template: the bounds of CloudFormation, and what the settings promise of every role and queue in it,
 * the service's own among them. Throws a `DefinitionError`.
 */
export function checkTemplate(template: CompiledTemplate, { roles, tags }: DeploySettings): void {
  const resources = Object.entries(template.Resources)
  if (resources.length > MOST_RESOURCES) {
    refuse(
      'too-many-resources',
      'Resources',
      `${resources.length} resources, and a stack holds ${MOST_RESOURCES}`,
      'deploy the pipelines as several services',
    )
  }
  const bytes = Buffer.byteLength(JSON.stringify(template))
  if (bytes > LARGEST_BYTES) {
    refuse(
      'template-too-large',
      'Resources',
      `the template has ${bytes} bytes, and CloudFormation takes ${LARGEST_BYTES}`,
      'deploy the pipelines as several services',
    )
  }
  for (const [id, { Type, Properties = {} }] of resources) {
    if (!tags && UNTAGGED.has(Type) && 'Tags' in Properties) {
      refuse(
        'tagged-resource',
        `Resources.${id}`,
        `this ${Type} has tags, which some accounts forbid`,
        'take the tags away, or say `tags: true`',
      )
    }
    if (Type !== 'AWS::IAM::Role') continue
    const policy = policyLength(Properties.Policies)
    if (policy > LARGEST_POLICY) {
      refuse(
        'policy-too-large',
        `Resources.${id}`,
        `its policies have about ${policy} characters, and IAM takes ${LARGEST_POLICY}`,
        'split the workflow, and start one part from the other',
      )
    }
    if (roles.permissionsBoundary !== undefined && Properties.PermissionsBoundary === undefined) {
      refuse('role-without-boundary', `Resources.${id}`, 'this role has no permissions boundary', `give it ${roles.permissionsBoundary}`)
    }
    if (typeof Properties.RoleName === 'string' && !Properties.RoleName.startsWith(roles.namePrefix)) {
      refuse('role-name-prefix', `Resources.${id}`, `the name ${Properties.RoleName} does not begin with ${roles.namePrefix}`, 'rename it')
    }
  }
}

/** References are counted as they stand: names are about as long. */
function policyLength(policies: CfnValue | undefined): number {
  return policies === undefined ? 0 : JSON.stringify(policies).replace(/\{"Fn::Sub":("[^"]*")\}/g, '$1').length
}

function refuse(code: string, path: string, message: string, hint: string): never {
  throw new DefinitionError({ code, path, message, hint })
}
