import { ACCOUNT, PARTITION, REGION } from '../../../services/index.ts'
import type { Permission } from '../permission.ts'

/** Writing into a log group that is there. */
export function writesLogs(group: string): readonly Permission[] {
  const resource = `arn:${PARTITION}:logs:${REGION}:${ACCOUNT}:log-group:${group}:*`
  return ['logs:CreateLogStream', 'logs:PutLogEvents'].map((action) => ({ action, resource }))
}

/** Writing into a log group of Glue, which makes it itself. */
export function makesLogs(group: string): readonly Permission[] {
  return [
    ...writesLogs(group),
    { action: 'logs:CreateLogGroup', resource: `arn:${PARTITION}:logs:${REGION}:${ACCOUNT}:log-group:${group}:*` },
  ]
}

/**
 * What Step Functions needs to deliver a machine's logs; AWS knows no resource for any of it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
 */
export const DELIVERS_LOGS: readonly Permission[] = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
].map((action) => ({ action, resource: '*' }))
