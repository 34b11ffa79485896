import type { Deployment, Trigger } from '../../../services/index.ts'
import type { Need } from '../calls/call.ts'
import type { Role } from '../policy-document.ts'
import { ROLE_ID } from './role-ids.ts'
import { roleOf } from './role-of.ts'

const SERVICE: Readonly<Record<string, string>> = {
  schedule: 'scheduler.amazonaws.com',
  object: 'events.amazonaws.com',
  event: 'events.amazonaws.com',
}

/**
 * What starts a machine or a function needs a role of its own, but for two: a rule calls a function by the function's permission,
 * and Lambda itself reads queues and streams with the role of the function.
 */
export function triggerRole({ id, kind, target, onFailure }: Trigger, deployment: Deployment): Role | undefined {
  const service = SERVICE[kind]
  if (service === undefined || (target.kind === 'function' && kind !== 'schedule')) return undefined
  const action = target.kind === 'function' ? 'lambda:InvokeFunction' : 'states:StartExecution'
  // Scheduler sends with this role; a rule is allowed by the queue.
  const queue = deployment.resources.find((resource) => resource.kind === 'queue' && resource.arn === onFailure)
  const failures: readonly Need[] = kind === 'schedule' && queue !== undefined ? [{ actions: ['sqs:SendMessage'], on: queue }] : []
  return roleOf(ROLE_ID.trigger(id), service, [{ actions: [action], on: target }, ...failures], deployment)
}
