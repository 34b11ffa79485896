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
 * A task for workers that ask for it (`GetActivityTask`): a machine that Step Functions cannot call. Input, output and error names are those of the
 * contract. Give the task a heartbeat and a timeout, for a worker may never answer.
 *
 * Makes a Task state whose resource is the activity's ARN, without retries of its own.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 *
 * @example
 * ```ts
 * const scan = activity({
 *   arn: 'arn:aws:states:eu-west-1:123456789012:activity:scanner',
 *   input: Type.Object({ name: Type.String() }),
 *   output: Type.Object({ pages: Type.Integer() }),
 *   errors: ['Scanner.Jam'],
 * })
 * const scanned = flow.task(
 *   'Scan',
 *   scan,
 *   { name: input.key },
 *   { timeout: hours(1), heartbeat: minutes(5), catch: { 'Scanner.Jam': (handler) => handler.fail('Jammed', input.key) } },
 * )
 * return { pages: scanned.pages }
 * ```
 */
export function activity<Input, Output, const Errors extends string>(
  contract: ActivityContract<Input, Output, Errors>,
): Operation<Input, Output, Errors> {
  return Object.freeze({ kind: 'operation', resource: contract.arn, retry: [] })
}
