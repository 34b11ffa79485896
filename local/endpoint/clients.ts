/** Where an SDK client is found, and how its requests are told from others before it is loaded. */
export interface ClientEntry {
  /** The client's class, as in `new S3Client()`. */
  readonly className: string
  /** The service in a signature's scope: `AKID/20260101/us-east-1/<scope>/aws4_request`. */
  readonly scopes: readonly string[]
  /** Loaded when the service is first called: sixteen clients take 150 ms. */
  readonly package: string
}

/** The SDK clients by the names of the local services. A new service needs a line here and handlers, nothing else. */
export const clients: Readonly<Record<string, ClientEntry>> = {
  athena: { className: 'AthenaClient', scopes: ['athena'], package: '@aws-sdk/client-athena' },
  dynamodb: { className: 'DynamoDBClient', scopes: ['dynamodb'], package: '@aws-sdk/client-dynamodb' },
  ecs: { className: 'ECSClient', scopes: ['ecs'], package: '@aws-sdk/client-ecs' },
  eventbridge: { className: 'EventBridgeClient', scopes: ['events'], package: '@aws-sdk/client-eventbridge' },
  glue: { className: 'GlueClient', scopes: ['glue'], package: '@aws-sdk/client-glue' },
  kinesis: { className: 'KinesisClient', scopes: ['kinesis'], package: '@aws-sdk/client-kinesis' },
  lambda: { className: 'LambdaClient', scopes: ['lambda'], package: '@aws-sdk/client-lambda' },
  scheduler: { className: 'SchedulerClient', scopes: ['scheduler'], package: '@aws-sdk/client-scheduler' },
  sfn: { className: 'SFNClient', scopes: ['states'], package: '@aws-sdk/client-sfn' },
  sns: { className: 'SNSClient', scopes: ['sns'], package: '@aws-sdk/client-sns' },
  sqs: { className: 'SQSClient', scopes: ['sqs'], package: '@aws-sdk/client-sqs' },
  sts: { className: 'STSClient', scopes: ['sts'], package: '@aws-sdk/client-sts' },
  // Last: its paths match everything.
  s3: { className: 'S3Client', scopes: ['s3', 's3express'], package: '@aws-sdk/client-s3' },
}
