import { DefinitionError } from './definition-error.ts'
import type { Operation } from './operation.ts'
import type { StaticOf, TypedSchema } from './typed-schema.ts'

/** The end of the `Resource` of a task that waits for the answer to its token. */
export const CALLBACK = '.waitForTaskToken'

/**
 * The same call, after which the task waits until somebody answers with its token (`SendTaskSuccess`, `SendTaskFailure`).
 * The token is `context.Task.Token`; put it where the one who answers finds it. Give the task a timeout: it may wait for a year.
 * What the answer holds is taken at your word.
 *
 * Makes a Task state whose resource ends in `.waitForTaskToken`. Which calls can wait so AWS says: all of the SDK's, and of the optimised ones Lambda,
 * SQS, SNS, EventBridge, ECS, Bedrock's `invokeModel` and nested executions. `check` tells of others.
 *
 * Throws a `DefinitionError`: `no-callback` for a call that waits by itself.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token
 *
 * @example
 * ```ts
 * const answer = flow.task(
 *   'Ask',
 *   withCallback(sqs.sendMessage, { answer: Type.Object({ approved: Type.Boolean() }) }),
 *   { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/questions', MessageBody: json({ token: context.Task.Token, key: input.key }) },
 *   { timeout: hours(24) },
 * )
 * flow.when('Refused?', not(answer.approved), (then) => then.fail('Refused', input.key))
 * ```
 */
export function withCallback<Input, Errors extends string, Answer extends TypedSchema>(
  operation: Operation<Input, unknown, Errors>,
  _options: { readonly answer: Answer },
): Operation<Input, StaticOf<Answer>, Errors | 'States.Timeout'> {
  const { resource } = operation
  if (/\.sync(:2)?$/.test(resource) || resource.endsWith(CALLBACK)) {
    throw new DefinitionError({
      code: 'no-callback',
      path: resource,
      message: `a callback of ${resource}, which waits by itself`,
      hint: 'take the operation that only starts the work',
    })
  }
  const { outputPath: _, ...call } = operation
  return Object.freeze({ ...call, resource: `${resource}${CALLBACK}` })
}
