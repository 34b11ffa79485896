import { ACCOUNT, PARTITION, REGION } from '../../../services/index.ts'
import type { Permission } from '../permission.ts'

/** Step Functions learns of a task's end through a rule that it makes itself. https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export function managedRule(name: string): readonly Permission[] {
  const resource = `arn:${PARTITION}:events:${REGION}:${ACCOUNT}:rule/${name}`
  return ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'].map((action) => ({ action, resource }))
}
