export { type ActivityContract, activity } from './activity.ts'
export { type AthenaError, athena, type FinishedQuery, type QueryResults } from './athena.ts'
export {
  type BatchError,
  type BatchJobAttempt,
  type BatchJobContainer,
  batch,
  type FinishedBatchJob,
  type SubmitJob,
  type SubmittedJob,
} from './batch.ts'
export {
  type BedrockError,
  type BedrockRuntimeError,
  bedrock,
  type CreateModelCustomizationJob,
  type FinishedModelCustomizationJob,
  type InvokedModel,
  type InvokeModel,
} from './bedrock.ts'
export { type CloudWatchError, cloudwatch } from './cloudwatch.ts'
export { type DynamoDbError, type DynamoDbSdkError, dynamodb } from './dynamodb.ts'
export { type EcsError, ecs, type RunTask, type StoppedTask } from './ecs.ts'
export {
  type CreatedEmrApplication,
  type EmrApplicationId,
  type EmrJobRunId,
  type EmrServerlessCall,
  type EmrServerlessError,
  emrServerless,
  type FinishedEmrJobRun,
  type StartedEmrJobRun,
} from './emr-serverless.ts'
export { type EventEntry, type EventsError, events, type PutEvents } from './events.ts'
export { type GlueError, glue } from './glue.ts'
export type { FinishedJobRun, StartJobRun } from './glue-job-run.ts'
export { type HttpError, type HttpRequest, type HttpResponse, http } from './http.ts'
export { type KinesisError, kinesis } from './kinesis.ts'
export { type LambdaContract, type LambdaError, type LambdaSdkError, lambda } from './lambda.ts'
export * from './resources/index.ts'
export { type S3Error, s3 } from './s3.ts'
export { type SchedulerError, scheduler } from './scheduler.ts'
export { type ErrorsOf, type Rendered, type SdkService, sdk, transient } from './sdk.ts'
export { type SecretsManagerError, secretsmanager } from './secretsmanager.ts'
export { type SfnError, type StartExecution, type StartedExecution, sfn } from './sfn.ts'
export { type SnsError, sns } from './sns.ts'
export { type SqlName, type SqlTemplate, type SqlValue, sqlName, sqlText } from './sql-text.ts'
export { type SqsError, sqs } from './sqs.ts'
export { type SsmError, ssm } from './ssm.ts'
