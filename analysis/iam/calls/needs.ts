import { refuse, type Scope } from '../scope.ts'
import { athenaNeeds } from './athena.ts'
import { batchNeeds } from './batch.ts'
import { bedrockNeeds } from './bedrock.ts'
import type { Call, Need, NeedsOf } from './call.ts'
import { ecsNeeds } from './ecs.ts'
import { emrServerlessNeeds } from './emr-serverless.ts'
import { glueNeeds } from './glue.ts'
import { httpNeeds } from './http.ts'
import { dynamodbNeeds, eventsNeeds, kinesisNeeds, lambdaNeeds, snsNeeds, sqsNeeds } from './messaging.ts'
import { s3Needs } from './s3.ts'
import { cloudwatchNeeds, secretsmanagerNeeds, ssmNeeds } from './settings.ts'
import { statesNeeds } from './states.ts'

const NEEDS: Readonly<Record<string, NeedsOf>> = {
  athena: athenaNeeds,
  batch: batchNeeds,
  bedrock: bedrockNeeds,
  cloudwatch: cloudwatchNeeds,
  dynamodb: dynamodbNeeds,
  ecs: ecsNeeds,
  'emr-serverless': emrServerlessNeeds,
  events: eventsNeeds,
  glue: glueNeeds,
  http: httpNeeds,
  kinesis: kinesisNeeds,
  lambda: lambdaNeeds,
  s3: s3Needs,
  secretsmanager: secretsmanagerNeeds,
  sns: snsNeeds,
  sqs: sqsNeeds,
  ssm: ssmNeeds,
  states: statesNeeds,
}

/** What a call needs. Throws a `DefinitionError` (`unknown-integration`) for a service of which nothing is known. */
export function needsOf(call: Call, scope: Scope): readonly Need[] {
  const needs = NEEDS[call.service]
  if (needs !== undefined) return needs(call, scope)
  refuse(
    scope,
    'unknown-integration',
    `nothing is known of what ${call.service}:${call.operation} touches`,
    'call it from a Lambda task that declares its access',
  )
}
