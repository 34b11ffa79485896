import { refuse } from '../scope.ts'
import type { Need, NeedsOf } from './call.ts'
import { managedRule } from './managed-rule.ts'
import { arnHere, arnOf, constantName } from './named-arn.ts'

/** A job has its id from Batch, so nothing bounds which one is ended; looking at jobs takes no resource at all. */
const FOLLOWS_JOB: readonly Need[] = [
  { action: 'batch:DescribeJobs', resource: '*' },
  { action: 'batch:TerminateJob', resource: arnHere('batch', 'job/*') },
  ...managedRule('StepFunctionsGetEventsForBatchJobsRule'),
]

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html#batch-iam */
export const batchNeeds: NeedsOf = (call, scope) => {
  if (call.operation === 'DescribeJobs') return [{ action: 'batch:DescribeJobs', resource: '*' }]
  if (call.operation === 'TerminateJob') return [{ action: 'batch:TerminateJob', resource: arnHere('batch', 'job/*') }]
  if (call.operation !== 'SubmitJob') {
    refuse(
      scope,
      'unknown-integration',
      `nothing is known of what batch:${call.operation} touches`,
      'call it from a Lambda task that declares its access',
    )
  }
  const queue = arnOf(constantName(call.arguments.JobQueue, 'JobQueue', scope), (name) => arnHere('batch', `job-queue/${name}`))
  const definition = arnOf(constantName(call.arguments.JobDefinition, 'JobDefinition', scope), (name) =>
    arnHere('batch', `job-definition/${name}`),
  )
  // Without a revision it is the newest, whose number stands in the ARN that is asked for.
  const definitions = /job-definition\/.*:\d+$/.test(definition) ? [definition] : [definition, `${definition}:*`]
  const submits = [queue, ...definitions, arnHere('batch', 'job/*')].map((resource) => ({ action: 'batch:SubmitJob', resource }))
  return call.waits ? [...submits, ...FOLLOWS_JOB] : submits
}
