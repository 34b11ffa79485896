import type * as client from '@aws-sdk/client-lambda'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, sdk, transient } from './sdk.ts'

/** The errors that Lambda itself raises, https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
export type LambdaError =
  | 'Lambda.AWSLambdaException'
  | 'Lambda.ClientExecutionTimeoutException'
  | 'Lambda.ResourceNotFoundException'
  | 'Lambda.SdkClientException'
  | 'Lambda.ServiceException'
  | 'Lambda.TooManyRequestsException'
  | 'Lambda.Unknown'

const RETRY = transient<LambdaError>(
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
)

/** The errors of the SDK's operations. */
export type LambdaSdkError = ErrorsOf<typeof client, 'Lambda'>

/** What a Lambda task promises: the part of its contract that a workflow needs. */
export interface LambdaContract<Input, Output, Errors extends string> {
  readonly name: string
  readonly input: { readonly static: Input }
  readonly output: { readonly static: Output }
  readonly errors: readonly Errors[]
}

/**
 * AWS Lambda: functions by the optimised integration, and the SDK's operations (`lambda.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export const lambda = Object.freeze({
  /** Runs the task of a contract: its input goes in as the payload, its output comes back parsed, its errors are typed. */
  invoke<Input, Output, Errors extends string>(
    contract: LambdaContract<Input, Output, Errors>,
  ): Operation<Input, Output, Errors | LambdaError> {
    return Object.freeze({
      kind: 'operation',
      resource: 'arn:aws:states:::lambda:invoke',
      outputPath: ['Payload'],
      wrap: { member: 'Payload', beside: { FunctionName: contract.name } },
      retry: RETRY,
    })
  },
  sdk: sdk<client.Lambda, LambdaSdkError>(
    'lambda',
    transient('Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Lambda.SdkClientException'),
  ),
})
