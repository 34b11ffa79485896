import type { InvocationResponse } from '@aws-sdk/client-lambda'
import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { type TaskContext, TaskFailure } from '../../engine/ports.ts'
import { AwsError, type LocalService } from '../service.ts'
import { httpMetadata } from './http-metadata.ts'
import type { Integration, TaskWorld } from './integration.ts'
import { isJsonObject } from './json-object.ts'
import { serviceFailure } from './service-failure.ts'
import { serviceNames } from './service-names.ts'
import { missingField, unusableArguments } from './task-input.ts'
import { UnusableTask } from './unusable-task.ts'

/** `arn:aws:states:::lambda:invoke`: the payload goes in as it is, what comes back stands under `Payload`. @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export const lambdaInvokeIntegration: Integration = {
  check(world, { arguments: input }) {
    requireFunctions(world)
    if (!isJsonObject(input) || typeof input.FunctionName !== 'string') throw unusableArguments(input, [missingField('FunctionName')])
  },
  async run(world, { arguments: input }, context) {
    // `check` has seen that it is one.
    const { Payload, ...call } = input as JsonObject
    const answer = await invoke(world, context, call, payloadOf(Payload))
    const text = payloadText(answer)
    return {
      ...(answer.ExecutedVersion !== undefined && { ExecutedVersion: answer.ExecutedVersion }),
      ...(answer.LogResult !== undefined && { LogResult: answer.LogResult }),
      ...(text !== '' && { Payload: parse(text) }),
      ...httpMetadata(world, context.clock, {
        status: answer.StatusCode ?? 200,
        contentType: 'application/json',
        length: Buffer.byteLength(text),
        headers: { 'X-Amz-Executed-Version': answer.ExecutedVersion ?? '$LATEST', 'x-amzn-Remapped-Content-Length': '0' },
      }),
      StatusCode: answer.StatusCode ?? 200,
    }
  },
}

/** A Lambda function's ARN as the `Resource`: the input is the event, the answer is the result. */
export function lambdaFunctionIntegration(arn: string): Integration {
  return {
    check: requireFunctions,
    run: async (world, { arguments: event }, context) =>
      parse(payloadText(await invoke(world, context, { FunctionName: arn }, JSON.stringify(event)))),
  }
}

function requireFunctions(world: TaskWorld): LocalService['operations'][string] {
  const handler = world.services.find(({ name }) => name === 'lambda')?.operations.Invoke
  if (handler === undefined) throw new UnusableTask('The local account has no Lambda functions.')
  return handler
}

async function invoke(
  world: TaskWorld,
  { clock }: TaskContext,
  input: JsonObject,
  payload: string | undefined,
): Promise<InvocationResponse> {
  const handler = requireFunctions(world)!
  const answer = await clock.hold(async () => {
    try {
      return (await handler({ ...input, Payload: payload }, world.caller)) as InvocationResponse
    } catch (error) {
      throw error instanceof AwsError ? failureOf(world, input, error) : error
    }
  })
  if (answer.FunctionError === undefined) return answer
  const text = payloadText(answer)
  const failed = parse(text)
  const error = isJsonObject(failed) && typeof failed.errorType === 'string' ? failed.errorType : 'Lambda.Unknown'
  throw new TaskFailure(error, text)
}

/** A string is the JSON text itself, as it is when a payload comes in as a string; null is no payload. */
function payloadOf(payload: JsonValue | undefined): string | undefined {
  if (payload === undefined || payload === null) return undefined
  return typeof payload === 'string' ? payload : JSON.stringify(payload)
}

function failureOf(world: TaskWorld, input: JsonObject, error: AwsError): TaskFailure {
  const names = serviceNames.lambda
  if (names === undefined) throw error
  // Step Functions always asks for a version, and Lambda's message repeats it.
  const isUnknown = error.code === 'ResourceNotFoundException' && input.Qualifier === undefined
  const worded = isUnknown ? new AwsError(error.code, `${error.message}:$LATEST`, error.httpStatus, error.fields, { cause: error }) : error
  return serviceFailure('optimised', { names, model: undefined, operation: 'Invoke', error: worded, requestId: world.uuid() })
}

function payloadText({ Payload }: InvocationResponse): string {
  return Payload === undefined ? '' : Buffer.from(Payload).toString()
}

function parse(text: string): JsonValue {
  return text === '' ? null : (JSON.parse(text) as JsonValue)
}
