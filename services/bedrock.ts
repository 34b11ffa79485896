import type * as control from '@aws-sdk/client-bedrock'
import type * as runtime from '@aws-sdk/client-bedrock-runtime'
import type { JsonValue, Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of Amazon Bedrock, as the optimised integrations name them. */
export type BedrockError = ErrorsOf<typeof control, 'Bedrock'> | ErrorsOf<typeof runtime, 'Bedrock'>

/** The errors of the SDK's operations that call models. */
export type BedrockRuntimeError = ErrorsOf<typeof runtime, 'BedrockRuntime'>

/** A model that is asked too often, is not loaded yet or takes too long is worth a second try. */
const RETRY = transient<BedrockError>(
  'Bedrock.ThrottlingException',
  'Bedrock.ModelNotReadyException',
  'Bedrock.ModelTimeoutException',
  'Bedrock.ServiceUnavailableException',
  'Bedrock.InternalServerException',
  'Bedrock.SdkClientException',
)

const RUNTIME_RETRY = transient<BedrockRuntimeError>(
  'BedrockRuntime.ThrottlingException',
  'BedrockRuntime.ModelNotReadyException',
  'BedrockRuntime.ModelTimeoutException',
  'BedrockRuntime.ServiceUnavailableException',
  'BedrockRuntime.InternalServerException',
  'BedrockRuntime.SdkClientException',
)

/** Asks a model, by `Body` or by a file in S3, and not by both. */
export interface InvokeModel extends Omit<Rendered<runtime.InvokeModelCommandInput>, 'Body'> {
  /** What the model takes, at most 256 KiB. Its shape is the model's own. */
  readonly Body?: JsonValue
  /** Where the body stands instead. */
  readonly Input?: { readonly S3Uri: string }
  /** Where the answer is written, which then comes back as a reference only. */
  readonly Output?: { readonly S3Uri: string }
}

/** What a model answered. */
export interface InvokedModel<Body> {
  /** The answer, read as JSON. */
  readonly Body: Body
  readonly ContentType: string
}

type Customise = Rendered<control.CreateModelCustomizationJobCommandInput>

/** A customised model's job that has ended well. AWS promises its ARN; it sends these members too. */
export interface FinishedModelCustomizationJob {
  readonly JobArn: string
  readonly JobName?: string
  readonly Status?: control.ModelCustomizationJobStatus
  readonly OutputModelName?: string
  readonly OutputModelArn?: string
  readonly BaseModelArn?: string
}

/** Starting a job that customises a model, and starting it and waiting for its end. */
export interface CreateModelCustomizationJob extends Operation<Customise, { readonly JobArn: string }, BedrockError> {
  /** Waits for the job's end. One that fails or is stopped fails the task with `States.TaskFailed`. */
  readonly sync: Operation<Customise, FinishedModelCustomizationJob, BedrockError>
}

function optimised<Input, Output>(name: string): Operation<Input, Output, BedrockError> {
  return Object.freeze({ kind: 'operation', resource: `arn:aws:states:::bedrock:${name}`, retry: RETRY })
}

const createModelCustomizationJob: CreateModelCustomizationJob = Object.freeze({
  ...optimised<Customise, { readonly JobArn: string }>('createModelCustomizationJob'),
  sync: optimised<Customise, FinishedModelCustomizationJob>('createModelCustomizationJob.sync'),
})

/**
 * Amazon Bedrock: the optimised integrations, and the SDK's operations that call models (`bedrock.runtime`) and that manage them (`bedrock.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 */
export const bedrock = Object.freeze({
  /**
   * Asks a model and waits for its answer, whose shape is taken at your word.
   *
   * @example
   * ```ts
   * const Answer = Type.Object({ content: Type.Array(Type.Object({ text: Type.String() })) })
   * const answer = flow.task('Classify', bedrock.invokeModel({ body: Answer }), {
   *   ModelId: 'amazon.nova-lite-v1:0',
   *   Body: { anthropic_version: 'bedrock-2023-05-31', max_tokens: 100, messages: [{ role: 'user', content: input.key }] },
   * })
   * ```
   */
  invokeModel<Body = JsonValue>(_answer?: {
    readonly body: { readonly static: Body }
  }): Operation<InvokeModel, InvokedModel<Body>, BedrockError> {
    return optimised('invokeModel')
  },
  createModelCustomizationJob,
  runtime: sdk<runtime.BedrockRuntime, BedrockRuntimeError>('bedrockruntime', RUNTIME_RETRY),
  sdk: sdk<control.Bedrock, BedrockError>('bedrock', RETRY),
})
