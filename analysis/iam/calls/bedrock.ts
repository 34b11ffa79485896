import type { JsonObject } from '../../../asl/index.ts'
import { ACCOUNT, PARTITION, REGION } from '../../../services/index.ts'
import { findPlace } from '../find-target.ts'
import { refuse, type Scope } from '../scope.ts'
import type { Call, Need, NeedsOf } from './call.ts'
import { arnHere, constantName, passesRole } from './named-arn.ts'

/** Operations that ask a model, all of which IAM calls the same. https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html */
const ASKS = new Set(['Converse', 'InvokeModel'])

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html#bedrock-iam */
export const bedrockNeeds: NeedsOf = (call, scope) => {
  if (call.operation === 'CreateModelCustomizationJob') return customisationNeeds(call, scope)
  if (!ASKS.has(call.operation)) {
    refuse(
      scope,
      'unknown-integration',
      `nothing is known of what bedrock:${call.operation} touches`,
      'call it from a Lambda task that declares its access',
    )
  }
  const models = modelArns(constantName(call.arguments.ModelId, 'ModelId', scope))
  return [...models.map((resource) => ({ action: 'bedrock:InvokeModel', resource })), ...fileNeeds(call, scope)]
}

/** The optimised integration reads and writes the bodies itself, with the rights of the machine. */
function fileNeeds({ arguments: { Input, Output } }: Call, scope: Scope): readonly Need[] {
  const uriOf = (file: unknown) => (file as JsonObject | undefined)?.S3Uri
  return [
    ...(uriOf(Input) === undefined ? [] : [{ actions: ['s3:GetObject'] as const, on: findPlace(uriOf(Input), 'Input.S3Uri', scope) }]),
    ...(uriOf(Output) === undefined ? [] : [{ actions: ['s3:PutObject'] as const, on: findPlace(uriOf(Output), 'Output.S3Uri', scope) }]),
  ]
}

/** A profile spreads calls over regions, and each call is also one of the model there. */
const PROFILE = /^(?:apac|au|ca|eu|global|jp|us|us-gov)\.(.+)$/

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html */
function modelArns(model: string): readonly string[] {
  if (model.startsWith('arn:')) return [model]
  const [, inRegions] = PROFILE.exec(model) ?? []
  if (inRegions === undefined) return [`arn:${PARTITION}:bedrock:${REGION}::foundation-model/${model}`]
  return [
    `arn:${PARTITION}:bedrock:${REGION}:${ACCOUNT}:inference-profile/${model}`,
    `arn:${PARTITION}:bedrock:*::foundation-model/${inRegions}`,
  ]
}

function customisationNeeds(call: Call, scope: Scope): readonly Need[] {
  const { BaseModelIdentifier, RoleArn } = call.arguments
  const jobs = arnHere('bedrock', 'model-customization-job/*')
  const on = [...modelArns(constantName(BaseModelIdentifier, 'BaseModelIdentifier', scope)), arnHere('bedrock', 'custom-model/*'), jobs]
  return [
    ...on.map((resource) => ({ action: 'bedrock:CreateModelCustomizationJob', resource })),
    passesRole(RoleArn, 'RoleArn', 'bedrock.amazonaws.com', scope),
    ...(call.waits
      ? ['bedrock:GetModelCustomizationJob', 'bedrock:StopModelCustomizationJob'].map((action) => ({ action, resource: jobs }))
      : []),
  ]
}
