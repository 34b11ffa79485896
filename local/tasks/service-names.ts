/** How Step Functions names a service, which differs between its two kinds of integration: each speaks through its own Java SDK. */
export interface ServiceNames {
  /** The local service and SDK client: `sfn` for `aws-sdk:sfn`. */
  readonly client: string
  /** Of `aws-sdk:*`: in error names and causes. `DynamoDb.ResourceNotFoundException (Service: DynamoDb, ...)`. */
  readonly sdk: string
  /** Of optimised integrations: in error names, in causes, and the error of a failure that the service's API does not name. */
  readonly optimised?: { readonly prefix: string; readonly service: string; readonly unnamed: string }
}

/** Services by the name that stands in a `Resource`. The spellings are those of recorded executions where there is one. */
export const serviceNames: Readonly<Record<string, ServiceNames>> = {
  athena: { client: 'athena', sdk: 'Athena', optimised: { prefix: 'Athena', service: 'AmazonAthena', unnamed: 'AmazonAthenaException' } },
  dynamodb: {
    client: 'dynamodb',
    sdk: 'DynamoDb',
    optimised: { prefix: 'DynamoDB', service: 'AmazonDynamoDBv2', unnamed: 'AmazonDynamoDBException' },
  },
  ecs: { client: 'ecs', sdk: 'Ecs', optimised: { prefix: 'ECS', service: 'AmazonECS', unnamed: 'AmazonECSException' } },
  eventbridge: { client: 'eventbridge', sdk: 'EventBridge' },
  events: {
    client: 'eventbridge',
    sdk: 'EventBridge',
    optimised: { prefix: 'EventBridge', service: 'AmazonCloudWatchEvents', unnamed: 'AmazonCloudWatchEventsException' },
  },
  glue: { client: 'glue', sdk: 'Glue', optimised: { prefix: 'Glue', service: 'AWSGlue', unnamed: 'AWSGlueException' } },
  kinesis: { client: 'kinesis', sdk: 'Kinesis' },
  lambda: { client: 'lambda', sdk: 'Lambda', optimised: { prefix: 'Lambda', service: 'AWSLambda', unnamed: 'AWSLambdaException' } },
  s3: { client: 's3', sdk: 'S3' },
  scheduler: { client: 'scheduler', sdk: 'Scheduler' },
  sfn: { client: 'sfn', sdk: 'Sfn' },
  states: {
    client: 'sfn',
    sdk: 'Sfn',
    optimised: { prefix: 'StepFunctions', service: 'AWSStepFunctions', unnamed: 'AWSStepFunctionsException' },
  },
  sns: { client: 'sns', sdk: 'Sns', optimised: { prefix: 'SNS', service: 'AmazonSNS', unnamed: 'AmazonSNSException' } },
  sqs: { client: 'sqs', sdk: 'Sqs', optimised: { prefix: 'SQS', service: 'AmazonSQS', unnamed: 'AmazonSQSException' } },
}
