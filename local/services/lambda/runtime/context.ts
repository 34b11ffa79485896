import type { InvokeMessage, RuntimeStart } from './messages.ts'

/** The second argument of a handler. @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  readonly memoryLimitInMB: string
  readonly awsRequestId: string
  readonly logGroupName: string
  readonly logStreamName: string
  readonly clientContext: unknown
  readonly identity: undefined
  getRemainingTimeInMillis(): number
}

/** The context of one invocation, whose time has just begun. */
export function lambdaContext(start: RuntimeStart, invoke: InvokeMessage): LambdaContext {
  const began = performance.now()
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMegabytes),
    awsRequestId: invoke.requestId,
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME ?? '',
    clientContext: invoke.clientContext === undefined ? undefined : JSON.parse(Buffer.from(invoke.clientContext, 'base64').toString()),
    identity: undefined,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(invoke.timeoutMilliseconds - (performance.now() - began))),
  }
}
