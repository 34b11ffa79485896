import { execFile, execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type LocalAws, localClock, openLocalAws } from '../../../local/index.ts'
import { emptyEnvironment } from '../environment.ts'

const run = promisify(execFile)
const isThere = (command: string, ...words: string[]) => {
  try {
    execFileSync(command, words, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const testWithBoto3 = isThere('python3', '-c', 'import boto3') ? test : test.skip
const testWithCli = isThere('aws', '--version') ? test : test.skip

let aws: LocalAws
let env: NodeJS.ProcessEnv
const reported: unknown[] = []

beforeAll(async () => {
  const { root } = await emptyEnvironment()
  aws = await openLocalAws({ root, clock: await localClock(root), uuid: randomUUID, report: (error) => reported.push(error) })
  const { url } = await aws.endpoint()
  const { AWS_CA_BUNDLE: _bundle, AWS_PROFILE: _profile, ...inherited } = process.env
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_DEFAULT_REGION: 'us-east-1' }
  env = { ...inherited, ...keys, AWS_ENDPOINT_URL: url, AWS_EC2_METADATA_DISABLED: 'true' }
})
afterAll(async () => {
  await aws.close()
  expect(reported).toEqual([])
})

const SCRIPT = `
import boto3, json
client = boto3.client
sqs, sns, ddb, events, scheduler, kinesis, ecs, glue, lam = [client(n) for n in
  ['sqs', 'sns', 'dynamodb', 'events', 'scheduler', 'kinesis', 'ecs', 'glue', 'lambda']]
def error(call):
    try: call()
    except Exception as e: return e.response['Error']['Code']
url = sqs.create_queue(QueueName='boto')['QueueUrl']
arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=['QueueArn'])['Attributes']['QueueArn']
topic = sns.create_topic(Name='boto', Tags=[{'Key': 'a', 'Value': 'b'}])['TopicArn']
sns.subscribe(TopicArn=topic, Protocol='sqs', Endpoint=arn, Attributes={'RawMessageDelivery': 'true'})
sns.publish(TopicArn=topic, Message='über sns', MessageAttributes={'k': {'DataType': 'String', 'StringValue': 'v & <w>'}})
message = sqs.receive_message(QueueUrl=url, MessageAttributeNames=['All'])['Messages'][0]
ddb.create_table(TableName='boto', BillingMode='PAY_PER_REQUEST', AttributeDefinitions=[{'AttributeName': 'id', 'AttributeType': 'S'}],
  KeySchema=[{'AttributeName': 'id', 'KeyType': 'HASH'}])
boto3.resource('dynamodb').Table('boto').put_item(Item={'id': 'a', 'n': 5, 'raw': b'\\x00\\xff'})
kinesis.create_stream(StreamName='boto', ShardCount=1)
kinesis.put_record(StreamName='boto', PartitionKey='k', Data=b'bytes \\xff')
shard = kinesis.get_shard_iterator(StreamName='boto', ShardId='shardId-000000000000', ShardIteratorType='TRIM_HORIZON')['ShardIterator']
events.put_rule(Name='boto', EventPattern='{"source":["x"]}')
events.put_targets(Rule='boto', Targets=[{'Id': '1', 'Arn': arn}])
scheduler.create_schedule(Name='boto', ScheduleExpression='rate(1 day)', FlexibleTimeWindow={'Mode': 'OFF'}, Target={'Arn': arn, 'RoleArn': 'arn:aws:iam::000000000000:role/x'})
ecs.create_cluster(clusterName='boto')
glue.create_job(Name='boto', Role='x', Command={'Name': 'glueetl', 'ScriptLocation': 's3://b/x.py'})
print(json.dumps({
  'body': message['Body'],
  'attribute': message['MessageAttributes']['k']['StringValue'],
  'item': str(boto3.resource('dynamodb').Table('boto').get_item(Key={'id': 'a'})['Item']['n']),
  'data': list(kinesis.get_records(ShardIterator=shard)['Records'][0]['Data'])[-1],
  'put': events.put_events(Entries=[{'Source': 'x', 'DetailType': 'y', 'Detail': '{}'}])['FailedEntryCount'],
  'targets': len(events.list_targets_by_rule(Rule='boto')['Targets']),
  'schedule': scheduler.get_schedule(Name='boto')['ScheduleExpression'],
  'clusters': ecs.list_clusters()['clusterArns'],
  'jobs': glue.list_jobs()['JobNames'],
  'mappings': lam.list_event_source_mappings()['EventSourceMappings'],
  'errors': [
    error(lambda: sqs.get_queue_url(QueueName='none')),
    error(lambda: sns.publish(TopicArn=topic + 'x', Message='m')),
    error(lambda: ddb.get_item(TableName='none', Key={'id': {'S': 'a'}})),
    error(lambda: kinesis.describe_stream(StreamName='none')),
    error(lambda: events.describe_rule(Name='none')),
    error(lambda: scheduler.get_schedule(Name='none')),
    error(lambda: ecs.run_task(cluster='none', taskDefinition='x')),
    error(lambda: glue.get_job(JobName='none')),
  ],
}))
`

testWithBoto3('boto3 reaches every service of the account', async () => {
  const { stdout } = await run('python3', ['-c', SCRIPT], { env })
  expect(JSON.parse(stdout)).toEqual({
    body: 'über sns',
    attribute: 'v & <w>',
    item: '5',
    data: 255,
    put: 0,
    targets: 1,
    schedule: 'rate(1 day)',
    clusters: ['arn:aws:ecs:us-east-1:000000000000:cluster/boto'],
    jobs: ['boto'],
    mappings: [],
    errors: [
      'AWS.SimpleQueueService.NonExistentQueue',
      'NotFound',
      'ResourceNotFoundException',
      'ResourceNotFoundException',
      'ResourceNotFoundException',
      'ResourceNotFoundException',
      'ClusterNotFoundException',
      'EntityNotFoundException',
    ],
  })
})

testWithCli(
  'the AWS CLI lists, puts, publishes and describes',
  async () => {
    // Version 1 of the CLI takes no address for SQS from the environment.
    const cli = async (...words: string[]) =>
      JSON.parse((await run('aws', [...words, '--output', 'json', '--endpoint-url', env.AWS_ENDPOINT_URL ?? ''], { env })).stdout || 'null')
    const { QueueUrl } = await cli('sqs', 'create-queue', '--queue-name', 'from-cli')
    await cli('sqs', 'send-message', '--queue-url', QueueUrl, '--message-body', '{"id":1}')
    expect((await cli('sqs', 'receive-message', '--queue-url', QueueUrl)).Messages[0].Body).toBe('{"id":1}')
    const { TopicArn } = await cli('sns', 'create-topic', '--name', 'from-cli')
    expect(await cli('sns', 'publish', '--topic-arn', TopicArn, '--message', 'hello')).toEqual({ MessageId: expect.any(String) })
    await cli('kinesis', 'create-stream', '--stream-name', 'from-cli', '--shard-count', '1')
    expect((await cli('kinesis', 'describe-stream-summary', '--stream-name', 'from-cli')).StreamDescriptionSummary.OpenShardCount).toBe(1)
    expect((await cli('dynamodb', 'list-tables')).TableNames).toEqual(expect.any(Array))
    expect((await cli('events', 'list-event-buses')).EventBuses.map(({ Name }: { Name: string }) => Name)).toEqual(['default'])
    expect((await cli('scheduler', 'list-schedule-groups')).ScheduleGroups[0].Name).toBe('default')
  },
  60_000,
)
