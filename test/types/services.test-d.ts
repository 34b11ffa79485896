import { Type } from '@sinclair/typebox'
import { context, hours, json, type ValueOf, withCallback, workflow } from '../../asl/index.ts'
import {
  athena,
  batch,
  bedrock,
  cloudwatch,
  dynamodb,
  ecs,
  emrServerless,
  events,
  glue,
  kinesis,
  lambda,
  s3,
  scheduler,
  secretsmanager,
  sfn,
  sns,
  sqs,
  ssm,
} from '../../services/index.ts'
import { same } from './same.ts'

const Input = Type.Object({ key: Type.String(), rows: Type.Integer(), job: Type.String() })
const RUN = {
  ApplicationId: 'a',
  ExecutionRoleArn: 'r',
  ClientToken: 't',
  JobDriver: { SparkSubmit: { EntryPoint: 's3://b/k.py' } },
} as const

workflow({ name: 'services', input: Input }, (flow, input) => {
  const job = { JobName: 'j', JobQueue: 'q', JobDefinition: 'd' }
  const submitted = flow.task('Submit', batch.submitJob, job)
  same<ValueOf<typeof submitted.JobId>, string>(true)
  // @ts-expect-error a job that is only submitted has no status
  submitted.Status
  const ended = flow.task('Submit 2', batch.submitJob.sync, { ...job, Parameters: { key: input.key } })
  same<ValueOf<typeof ended.Container.ExitCode>, number | undefined>(true)
  same<ValueOf<typeof ended.StartedAt>, number>(true)
  // @ts-expect-error a job without a queue
  flow.task('Submit 3', batch.submitJob.sync, { JobName: 'j', JobDefinition: 'd' })
  // @ts-expect-error a job's parameter that is a number
  flow.task('Submit 4', batch.submitJob, { ...job, Parameters: { rows: input.rows } })
  flow.task('Submit 5', batch.submitJob, job, { catch: { 'Batch.AWSBatchException': 'continue' } })
  // @ts-expect-error an error that Batch does not have
  flow.task('Submit 6', batch.submitJob, job, { catch: { 'Batch.AmazonBatchException': 'continue' } })
  const jobs = flow.task('Jobs', batch.sdk.describeJobs, { Jobs: [submitted.JobId] })
  same<ValueOf<(typeof jobs.Jobs)[0]['JobQueue']>, string | undefined>(true)

  const run = flow.task('Run', emrServerless.startJobRun.sync, RUN)
  same<ValueOf<typeof run.JobRunId>, string>(true)
  same<ValueOf<typeof run.TotalExecutionDurationSeconds>, number | undefined>(true)
  const begun = flow.task('Begin', emrServerless.startJobRun, RUN)
  same<ValueOf<typeof begun>, { readonly ApplicationId: string; readonly JobRunId: string; readonly Arn: string }>(true)
  // @ts-expect-error a run that is only started has no state yet
  begun.State
  const made = flow.task('Make', emrServerless.createApplication.sync, { Type: 'SPARK', ReleaseLabel: 'emr-7.9.0', ClientToken: 't' })
  same<ValueOf<typeof made.ApplicationId>, string>(true)
  const stopped = flow.task('Stop', emrServerless.stopApplication.sync, { ApplicationId: made.ApplicationId })
  same<ValueOf<typeof stopped>, { readonly ApplicationId: string }>(true)
  flow.task('Delete', emrServerless.deleteApplication.sync, { ApplicationId: stopped.ApplicationId })
  flow.task('Cancel', emrServerless.cancelJobRun.sync, { ApplicationId: 'a', JobRunId: begun.JobRunId })
  // @ts-expect-error a job of a kind that EMR Serverless does not run
  flow.task('Run 2', emrServerless.startJobRun.sync, { ...RUN, JobDriver: { Flink: {} } })
  // @ts-expect-error a job without an application
  flow.task('Run 3', emrServerless.startJobRun.sync, { ExecutionRoleArn: 'r', ClientToken: 't' })
  // @ts-expect-error an error that EMR Serverless does not have
  flow.task('Run 4', emrServerless.startJobRun.sync, RUN, { catch: { 'EmrServerless.NoCapacity': 'continue' } })
  // @ts-expect-error a wait that there is not
  emrServerless.createApplication.sync2

  const Answer = Type.Object({ label: Type.String() })
  const asked = flow.task('Ask', bedrock.invokeModel({ body: Answer }), { ModelId: 'm', Body: { prompt: input.key } })
  same<ValueOf<typeof asked.Body.label>, string>(true)
  // @ts-expect-error a member that the answer's schema does not have
  asked.Body.labels
  // @ts-expect-error a question for no model
  flow.task('Ask 2', bedrock.invokeModel(), { Body: {} })
  // @ts-expect-error a place that is no S3 URI
  flow.task('Ask 3', bedrock.invokeModel(), { ModelId: 'm', Input: 's3://b/k' })
  flow.task('Ask 4', bedrock.invokeModel(), { ModelId: 'm', Body: {} }, { catch: { 'Bedrock.ModelTimeoutException': 'continue' } })
  // @ts-expect-error an error of the SDK's integration, which the optimised one names otherwise
  flow.task('Ask 5', bedrock.invokeModel(), { ModelId: 'm' }, { catch: { 'BedrockRuntime.ModelTimeoutException': 'continue' } })
  const tuned = flow.task('Tune', bedrock.createModelCustomizationJob.sync, {
    JobName: 'j',
    CustomModelName: 'c',
    RoleArn: 'r',
    BaseModelIdentifier: 'b',
    TrainingDataConfig: { S3Uri: 's3://b/t' },
    OutputDataConfig: { S3Uri: 's3://b/o' },
  })
  same<ValueOf<typeof tuned.JobArn>, string>(true)
  same<ValueOf<typeof tuned.OutputModelArn>, string | undefined>(true)
  // @ts-expect-error a customisation without data
  flow.task('Tune 2', bedrock.createModelCustomizationJob, { JobName: 'j', CustomModelName: 'c', RoleArn: 'r', BaseModelIdentifier: 'b' })
  const talked = flow.task('Talk', bedrock.runtime.converse, { ModelId: 'm', Messages: [{ Role: 'user', Content: [{ Text: input.key }] }] })
  same<ValueOf<typeof talked.Usage.TotalTokens>, number | undefined>(true)

  const limit = flow.task('Limit', ssm.getParameter, { Name: '/lake/limit' })
  same<ValueOf<typeof limit.Parameter.Value>, string | undefined>(true)
  flow.task('Limit 2', ssm.getParameter, { Name: 'x' }, { catch: { 'Ssm.ParameterNotFoundException': 'continue' } })
  // @ts-expect-error the error as the API writes it, which is not how Step Functions does
  flow.task('Limit 3', ssm.getParameter, { Name: 'x' }, { catch: { 'Ssm.ParameterNotFound': 'continue' } })
  // @ts-expect-error a kind of parameter that there is not
  flow.task('Keep', ssm.putParameter, { Name: 'x', Value: 'y', Type: 'Text' })
  const secret = flow.task('Secret', secretsmanager.describeSecret, { SecretId: 's' })
  same<ValueOf<typeof secret.LastRotatedDate>, string | undefined>(true)
  // @ts-expect-error a secret without a name
  flow.task('Secret 2', secretsmanager.describeSecret, {})
  flow.task('Metric', cloudwatch.putMetricData, { Namespace: 'n', MetricData: [{ MetricName: 'Rows', Value: input.rows, Unit: 'Count' }] })
  // @ts-expect-error a unit that CloudWatch does not have
  flow.task('Metric 2', cloudwatch.putMetricData, { Namespace: 'n', MetricData: [{ MetricName: 'Rows', Value: 1, Unit: 'Rows' }] })
  // @ts-expect-error a metric whose value is a text
  flow.task('Metric 3', cloudwatch.putMetricData, { Namespace: 'n', MetricData: [{ MetricName: 'Rows', Value: input.key }] })

  // The optimised integration and the SDK's write the same error differently.
  flow.task('Item', dynamodb.getItem, { TableName: 't', Key: {} }, { catch: { 'DynamoDB.ResourceNotFoundException': 'continue' } })
  flow.task('Item 2', dynamodb.sdk.query, { TableName: 't' }, { catch: { 'DynamoDb.ResourceNotFoundException': 'continue' } })
  // @ts-expect-error the optimised integration's spelling
  flow.task('Item 3', dynamodb.sdk.query, { TableName: 't' }, { catch: { 'DynamoDB.ResourceNotFoundException': 'continue' } })
  // @ts-expect-error the SDK integration's spelling
  flow.task('Item 4', dynamodb.getItem, { TableName: 't', Key: {} }, { catch: { 'DynamoDb.ResourceNotFoundException': 'continue' } })

  const Verdict = Type.Object({ approved: Type.Boolean() })
  const token = { MessageBody: json({ token: context.Task.Token }), QueueUrl: 'u' }
  const verdict = flow.task('Decide', withCallback(sqs.sendMessage, { answer: Verdict }), token, { timeout: hours(1) })
  same<ValueOf<typeof verdict.approved>, boolean>(true)
  const Message = context.Task.Token
  const told = flow.task('Tell', withCallback(sns.publish, { answer: Verdict }), { TopicArn: 't', Message }, { timeout: hours(1) })
  same<ValueOf<typeof told.approved>, boolean>(true)
  // @ts-expect-error what the call itself would have given
  told.MessageId
  const Environment = [{ Name: 'TOKEN', Value: context.Task.Token }]
  const Overrides = { ContainerOverrides: [{ Name: 'main', Environment }] }
  flow.task('Contain', withCallback(ecs.runTask, { answer: Verdict }), { TaskDefinition: 't', Overrides }, { timeout: hours(1) })
  const Entries = [{ Source: 's', DetailType: 'd', Detail: { token: context.Task.Token } }]
  flow.task('Put', withCallback(events.putEvents, { answer: Verdict }), { Entries }, { timeout: hours(1) })
  // @ts-expect-error a callback of what is no operation
  withCallback({}, { answer: Verdict })

  const started = flow.task('Job', glue.startJobRun, { JobName: input.job })
  same<ValueOf<typeof started>, { readonly JobRunId: string }>(true)
  const done = flow.task('Job 2', glue.startJobRun.sync, { JobName: input.job })
  same<ValueOf<typeof done.ExecutionTime>, number | undefined>(true)
  // @ts-expect-error a crawler, which Step Functions cannot wait for
  glue.startCrawler.sync
  flow.task('Cut', athena.stopQueryExecution, { QueryExecutionId: 'q' })
  const results = flow.task('Rows', athena.getQueryResults, { QueryExecutionId: 'q' })
  same<ValueOf<(typeof results.ResultSet.Rows)[0]['Data']>, readonly { readonly VarCharValue?: string }[] | undefined>(true)
  const ran = flow.task('Contain 2', ecs.runTask.sync, { TaskDefinition: 't', Cluster: 'c' })
  same<ValueOf<(typeof ran.Containers)[0]['ExitCode']>, number | undefined>(true)
  const functions = flow.task('Functions', lambda.sdk.listFunctions, {})
  same<ValueOf<typeof functions.NextMarker>, string | undefined>(true)
  // @ts-expect-error an operation that the service does not have
  scheduler.deleteEverything
  // @ts-expect-error an operation that the service does not have, by one letter
  kinesis.putRecrod
  // @ts-expect-error an operation that the service does not have, in the SDK's case
  s3.PutObject
  // @ts-expect-error a method of the client that is no operation
  sfn.sdk.destroy
})
