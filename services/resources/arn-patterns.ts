import { ACCOUNT, PARTITION, REGION } from './pseudo-parameters.ts'

function inRegion(service: string, resource: (name: string) => string): (name: string) => string {
  return (name) => `arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${resource(name)}`
}

/**
 * The ARN of a resource by its kind and name, with CloudFormation's pseudo parameters in it. Kinds without an entry have none.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ARN_PATTERNS: Readonly<Record<string, (name: string) => string>> = Object.freeze({
  activity: inRegion('states', (name) => `activity:${name}`),
  bucket: (name: string) => `arn:${PARTITION}:s3:::${name}`,
  cluster: inRegion('ecs', (name) => `cluster/${name}`),
  connection: inRegion('events', (name) => `connection/${name}`),
  crawler: inRegion('glue', (name) => `crawler/${name}`),
  database: inRegion('glue', (name) => `database/${name}`),
  'dynamo-table': inRegion('dynamodb', (name) => `table/${name}`),
  'event-bus': inRegion('events', (name) => `event-bus/${name}`),
  'fargate-task': inRegion('ecs', (name) => `task-definition/${name}:*`),
  function: inRegion('lambda', (name) => `function:${name}`),
  role: (name: string) => `arn:${PARTITION}:iam::${ACCOUNT}:role/${name}`,
  'glue-job': inRegion('glue', (name) => `job/${name}`),
  'kms-key': inRegion('kms', (name) => `key/${name}`),
  queue: inRegion('sqs', (name) => name),
  'state-machine': inRegion('states', (name) => `stateMachine:${name}`),
  stream: inRegion('kinesis', (name) => `stream/${name}`),
  topic: inRegion('sns', (name) => name),
  workgroup: inRegion('athena', (name) => `workgroup/${name}`),
})
