import type { Operation } from '../asl/index.ts'

/** What an activity's workers take and give. */
export interface ActivityContract<Input, Output, Errors extends string> {
  readonly arn: string
  readonly input: { readonly static: Input }
  readonly output: { readonly static: Output }
  /** The names with which workers fail a task. */
  readonly errors: readonly Errors[]
}

/**
 * A task for workers that ask for it (`GetActivityTask`): a machine that Step Functions cannot call.
 * Give the task a heartbeat and a timeout, for a worker may never answer.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 */
export function activity<Input, Output, const Errors extends string>(
  contract: ActivityContract<Input, Output, Errors>,
): Operation<Input, Output, Errors> {
  return Object.freeze({ kind: 'operation', resource: contract.arn, retry: [] })
}
