/** A service as a section of the reference: where its docstring stands, and how its own operations are written. */
export interface ServiceSection {
  /** `file#name`. */
  readonly about: string
  /** Codes that give an operation. What the SDK's client lists beside them has no row each. */
  readonly operations: readonly string[]
  /** An operation of the SDK, as an example of all. */
  readonly sdk?: string
}

const EMR = ['createApplication', 'startApplication', 'stopApplication', 'deleteApplication', 'startJobRun', 'cancelJobRun']

export const SERVICE_SECTIONS: readonly ServiceSection[] = [
  {
    about: 'services/athena.ts#athena',
    operations: [
      'athena.startQueryExecution',
      'athena.startQueryExecution.sync',
      'athena.getQueryExecution',
      'athena.getQueryResults',
      'athena.stopQueryExecution',
    ],
    sdk: 'athena.sdk.listWorkGroups',
  },
  { about: 'services/batch.ts#batch', operations: ['batch.submitJob', 'batch.submitJob.sync'], sdk: 'batch.sdk.describeJobs' },
  {
    about: 'services/bedrock.ts#bedrock',
    operations: ['bedrock.invokeModel()', 'bedrock.createModelCustomizationJob', 'bedrock.createModelCustomizationJob.sync'],
    sdk: 'bedrock.runtime.converse',
  },
  { about: 'services/cloudwatch.ts#cloudwatch', operations: [], sdk: 'cloudwatch.putMetricData' },
  {
    about: 'services/dynamodb.ts#dynamodb',
    operations: ['dynamodb.getItem', 'dynamodb.putItem', 'dynamodb.updateItem', 'dynamodb.deleteItem'],
    sdk: 'dynamodb.sdk.query',
  },
  { about: 'services/ecs.ts#ecs', operations: ['ecs.runTask', 'ecs.runTask.sync'], sdk: 'ecs.sdk.describeTasks' },
  {
    about: 'services/emr-serverless.ts#emrServerless',
    operations: EMR.flatMap((name) => [`emrServerless.${name}`, `emrServerless.${name}.sync`]),
    sdk: 'emrServerless.sdk.getJobRun',
  },
  { about: 'services/events.ts#events', operations: ['events.putEvents'], sdk: 'events.sdk.putRule' },
  { about: 'services/glue.ts#glue', operations: ['glue.startJobRun', 'glue.startJobRun.sync'], sdk: 'glue.startCrawler' },
  { about: 'services/http.ts#http', operations: ['http.invoke()'] },
  { about: 'services/kinesis.ts#kinesis', operations: [], sdk: 'kinesis.putRecords' },
  { about: 'services/lambda.ts#lambda', operations: ['lambda.invoke(judge)'], sdk: 'lambda.sdk.listFunctions' },
  { about: 'services/s3.ts#s3', operations: [], sdk: 's3.putObject' },
  { about: 'services/scheduler.ts#scheduler', operations: [], sdk: 'scheduler.createSchedule' },
  { about: 'services/secretsmanager.ts#secretsmanager', operations: [], sdk: 'secretsmanager.describeSecret' },
  {
    about: 'services/sfn.ts#sfn',
    operations: ['sfn.startExecution(other)', 'sfn.startExecution.sync(other)'],
    sdk: 'sfn.sdk.listExecutions',
  },
  { about: 'services/sns.ts#sns', operations: ['sns.publish'], sdk: 'sns.sdk.subscribe' },
  { about: 'services/sqs.ts#sqs', operations: ['sqs.sendMessage'], sdk: 'sqs.sdk.startMessageMoveTask' },
  { about: 'services/ssm.ts#ssm', operations: [], sdk: 'ssm.getParameter' },
]
