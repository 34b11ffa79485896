import {
  type BoundTask,
  type Deployment,
  type IamAction,
  nameToken,
  parseToken,
  type Resource,
  type Trigger,
} from '../../../services/index.ts'
import type { Need } from '../calls/call.ts'
import type { Role } from '../policy-document.ts'
import { writesLogs } from './logs.ts'
import { ROLE_ID } from './role-ids.ts'
import { roleOf } from './role-of.ts'

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const TAKES_MESSAGES: readonly IamAction[] = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']
/** https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html */
const TAKES_RECORDS: readonly IamAction[] = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
]

/** What a task's function may do: its contract's actions on what the slots are, its logs, and what feeds it. */
export function functionRole({ contract, access }: BoundTask, deployment: Deployment): Role {
  const declared = Object.entries(contract.access ?? {}).map(([slot, actions]): Need => {
    // Actions are checked when their resource types are looked up.
    return { actions: actions as readonly IamAction[], on: access[slot] ?? [] }
  })
  const fed = deployment.triggers
    .filter(({ target }) => target.kind === 'function' && target.id === contract.name)
    .flatMap((trigger) => feeds(trigger, deployment))
  const logs = writesLogs(`/aws/lambda/${nameToken('function', contract.name, 'name')}`)
  return roleOf(ROLE_ID.function(contract.name), 'lambda.amazonaws.com', [...declared, ...fed, ...logs], deployment)
}

/** Lambda reads queues and streams, and tells of failures, with the role of the function. */
function feeds(trigger: Trigger, deployment: Deployment): readonly Need[] {
  const failures: readonly Need[] = trigger.onFailure
    ? [{ actions: ['sqs:SendMessage'], on: resourceOf(trigger.onFailure, deployment) }]
    : []
  if (trigger.kind === 'queue') return [{ actions: TAKES_MESSAGES, on: resourceOf(trigger.queue, deployment) }, ...failures]
  if (trigger.kind === 'stream') return [{ actions: TAKES_RECORDS, on: resourceOf(trigger.stream, deployment) }, ...failures]
  return failures
}

function resourceOf(arn: string, { resources }: Deployment): readonly Resource[] {
  const reference = parseToken(arn)
  return resources.filter(({ kind, id }) => kind === reference?.kind && id === reference.id)
}
