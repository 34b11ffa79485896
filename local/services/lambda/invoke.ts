import type * as Lambda from '@aws-sdk/client-lambda'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { LambdaFunction } from './function-declaration.ts'
import type { Outcome } from './function-worker.ts'
import type { LambdaHost } from './lambda-host.ts'
import type { FunctionError } from './runtime/messages.ts'

/** Bytes of a payload. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const LARGEST_PAYLOAD = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 } as const
/** A response may be this much larger than a request, as Lambda's own message says. */
const LARGEST_RESPONSE = 6_291_556
/** Bytes of the log that `LogType: Tail` answers. */
const LOG_TAIL = 4096
/** Waits before the two further attempts of an asynchronous event. */
const EVENT_RETRIES_MS = [60_000, 120_000]

/** What {@link invokeOperation} needs. */
export interface InvokeOptions {
  readonly host: LambdaHost
  readonly find: (reference: string | undefined) => LambdaFunction
  readonly environment: LocalEnvironment
  /** Aborted when the service closes: events that wait for another attempt are dropped. */
  readonly closing: AbortSignal
}

/** A payload in any of the forms in which a caller has it. */
type InvokeInput = Omit<Lambda.InvocationRequest, 'Payload'> & { readonly Payload?: Uint8Array | string | undefined }

/** Invoke: at once, as an event, or dry. @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export function invokeOperation({ host, find, environment, closing }: InvokeOptions) {
  const { clock, uuid } = environment
  return async (input: InvokeInput): Promise<Lambda.InvocationResponse> => {
    const declared = find(input.Qualifier === undefined ? input.FunctionName : `${input.FunctionName}:${input.Qualifier}`)
    const type = input.InvocationType ?? 'RequestResponse'
    const event = readPayload(input.Payload, type)
    if (type === 'DryRun') return { StatusCode: 204 }
    if (type === 'Event') {
      void deliver(declared, event)
      return { StatusCode: 202 }
    }
    const lines: string[] = []
    const isTailed = input.LogType === 'Tail'
    const outcome = await host.run(declared, uuid(), event, {
      ...(input.ClientContext !== undefined && { clientContext: input.ClientContext }),
      ...(isTailed && { onLine: ({ text }) => lines.push(text) }),
    })
    const { payload, isError } = answerOf(outcome)
    return {
      StatusCode: 200,
      ...(isError && { FunctionError: 'Unhandled' }),
      ExecutedVersion: '$LATEST',
      Payload: Buffer.from(payload) as unknown as NonNullable<Lambda.InvocationResponse['Payload']>,
      ...(isTailed && { LogResult: Buffer.from(lines.join('\n')).subarray(-LOG_TAIL).toString('base64') }),
    }
  }

  /** An event that fails is tried twice more; then it is dropped, as there is no dead-letter queue to put it in. */
  async function deliver(declared: LambdaFunction, event: string): Promise<void> {
    const requestId = uuid()
    for (const wait of [0, ...EVENT_RETRIES_MS]) {
      if (wait > 0) await clock.sleep(wait, closing).catch(() => undefined)
      if (closing.aborted) return
      const outcome = await clock.hold(() => host.run(declared, requestId, event))
      if ('payload' in outcome) return
    }
  }
}

function readPayload(payload: Uint8Array | string | undefined, type: keyof typeof LARGEST_PAYLOAD): string {
  const text = payload === undefined ? '' : typeof payload === 'string' ? payload : Buffer.from(payload).toString()
  const size = Buffer.byteLength(text)
  const limit = LARGEST_PAYLOAD[type]
  if (size > limit) {
    throw new AwsError(
      'RequestTooLargeException',
      `${size} byte payload is too large for the ${type} invocation type (limit ${limit} bytes)`,
      413,
      { Type: 'User' },
    )
  }
  // No payload is an empty event.
  if (text === '') return '{}'
  try {
    JSON.parse(text)
    return text
  } catch (cause) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(cause as Error).message}`,
      400,
      { Type: 'User' },
      { cause },
    )
  }
}

function answerOf(outcome: Outcome): { readonly payload: string; readonly isError: boolean } {
  if ('error' in outcome) return { payload: JSON.stringify(errorPayload(outcome.error)), isError: true }
  if (Buffer.byteLength(outcome.payload) <= LARGEST_RESPONSE) return { payload: outcome.payload, isError: false }
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${LARGEST_RESPONSE} bytes).`
  return { payload: JSON.stringify({ errorType: 'Function.ResponseSizeTooLarge', errorMessage }), isError: true }
}

/** What the sandbox itself reports has no trace. */
function errorPayload({ errorType, errorMessage, trace }: FunctionError): object {
  return trace.length > 0 ? { errorType, errorMessage, trace } : { errorType, errorMessage }
}
