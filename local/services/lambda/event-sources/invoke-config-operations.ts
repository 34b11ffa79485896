import type * as Lambda from '@aws-sdk/client-lambda'
import type { RecordFiles } from '../../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../../service.ts'
import { functionName } from '../function-name.ts'

/** How asynchronous calls of a function are tried, as its file holds it. */
export interface InvokeConfig {
  readonly functionArn: string
  /** Attempts after the first: 0 to 2. */
  readonly retries: number
  /** The ARN of a queue or topic that is told of calls that failed at every try. */
  readonly onFailure?: string
  /** Milliseconds since the Unix epoch. */
  readonly modified: number
}

/** The operations on how asynchronous calls are tried. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html */
export function invokeConfigOperations(files: RecordFiles<InvokeConfig>, { clock, region, accountId }: LocalEnvironment) {
  const arnOf = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`
  const save = async (input: Lambda.PutFunctionEventInvokeConfigRequest, known?: InvokeConfig) => {
    const name = functionName(input.FunctionName ?? '')
    const onFailure = input.DestinationConfig?.OnFailure?.Destination ?? known?.onFailure
    const config: InvokeConfig = {
      functionArn: arnOf(name),
      retries: input.MaximumRetryAttempts ?? known?.retries ?? 2,
      ...(onFailure !== undefined && { onFailure }),
      modified: clock.now(),
    }
    await files.write(config, name)
    return describe(config)
  }
  const get = async (reference: string | undefined) => {
    const name = functionName(reference ?? '')
    const found = await files.read(name)
    if (found !== undefined) return found
    const message = `The function ${arnOf(name)}:$LATEST doesn't have an EventInvokeConfig`
    throw new AwsError('ResourceNotFoundException', message, 404, { Type: 'User' })
  }
  return {
    PutFunctionEventInvokeConfig: (input: Lambda.PutFunctionEventInvokeConfigRequest): Promise<Lambda.FunctionEventInvokeConfig> =>
      save(input),
    async UpdateFunctionEventInvokeConfig(input: Lambda.UpdateFunctionEventInvokeConfigRequest): Promise<Lambda.FunctionEventInvokeConfig> {
      return save(input, await get(input.FunctionName))
    },
    async GetFunctionEventInvokeConfig({
      FunctionName,
    }: Lambda.GetFunctionEventInvokeConfigRequest): Promise<Lambda.FunctionEventInvokeConfig> {
      return describe(await get(FunctionName))
    },
    async DeleteFunctionEventInvokeConfig({ FunctionName }: Lambda.DeleteFunctionEventInvokeConfigRequest): Promise<void> {
      await get(FunctionName)
      await files.remove(functionName(FunctionName ?? ''))
    },
  }
}

function describe({ functionArn, retries, onFailure, modified }: InvokeConfig): Lambda.FunctionEventInvokeConfig {
  return {
    FunctionArn: `${functionArn}:$LATEST`,
    MaximumRetryAttempts: retries,
    LastModified: new Date(modified),
    DestinationConfig: { OnFailure: onFailure === undefined ? {} : { Destination: onFailure } },
  }
}
