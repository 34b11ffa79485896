import type { Role } from '../../analysis/index.ts'
import { ACCOUNT } from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import type { CfnResources, CfnValue } from './cloudformation.ts'
import type { TemplateContext } from './template-context.ts'

/** Services that say for which account they act, so that nobody else's resources can borrow the role. */
const SAYS_ACCOUNT = new Set(['states.amazonaws.com', 'scheduler.amazonaws.com', 'events.amazonaws.com', 'ecs-tasks.amazonaws.com'])

/** A role with its policy inside. A role without any statement has no policy. */
export function roleTemplate({ id, service, policy }: Role, { names, settings }: TemplateContext): CfnResources {
  const { path, permissionsBoundary } = settings.roles
  return {
    [logicalId('role', id)]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: names.roleName(id),
        Path: path === '/' ? undefined : path,
        PermissionsBoundary: permissionsBoundary,
        AssumeRolePolicyDocument: trust(service),
        // Statements are JSON.
        Policies: policy.Statement.length === 0 ? undefined : [{ PolicyName: 'derived', PolicyDocument: policy as unknown as CfnValue }],
      },
    },
  }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
function trust(service: string): CfnValue {
  const condition = SAYS_ACCOUNT.has(service) ? { StringEquals: { 'aws:SourceAccount': ACCOUNT } } : undefined
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', Condition: condition }],
  }
}
