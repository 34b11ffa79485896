import { TaskFailure } from '../../engine/ports.ts'
import { roleArnOf } from '../access/caller.ts'
import { AwsError } from '../service.ts'
import type { TaskWorld } from './integration.ts'
import type { SyncJob } from './sync-integration.ts'

const ACTIONS = ['events:DescribeRule', 'events:PutRule', 'events:PutTargets']

/**
 * Step Functions follows some jobs by a rule that it makes with the machine's role. On AWS a machine whose role may not make it cannot
 * be created; here its task fails, in the same words.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
export function requireManagedRule({ access, caller, region, accountId }: TaskWorld, { rule }: SyncJob): void {
  if (access === undefined || caller === undefined || rule === undefined) return
  const resource = `arn:aws:events:${region}:${accountId}:rule/${rule}`
  try {
    access.require(
      caller,
      'eventbridge',
      ACTIONS.map((action) => ({ action, resource })),
    )
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    const cause = `'${roleArnOf(caller.role, accountId)}' is not authorized to create managed-rule.`
    throw new TaskFailure('States.TaskFailed', cause, 'failed', { cause: error })
  }
}
