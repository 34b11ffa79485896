import type { AccessRequest } from '../../../analysis/iam/index.ts'
import { athenaRequests } from './athena.ts'
import { dynamodbRequests } from './dynamodb.ts'
import { ecsRequests } from './ecs.ts'
import { glueRequests } from './glue.ts'
import { eventsRequests, kinesisRequests, snsRequests, sqsRequests } from './messaging.ts'
import { arnIn, type Input, type RequestsOf, type RequestWorld, textOf } from './request-world.ts'
import { s3Requests } from './s3.ts'
import { statesRequests } from './states.ts'

const lambdaRequests: RequestsOf = (operation, input, world) => {
  const name = textOf(input, 'FunctionName')
  const action = `lambda:${operation === 'Invoke' ? 'InvokeFunction' : operation}`
  return [{ action, resource: name === undefined ? '*' : arnIn(world, 'lambda', `function:${name}`, name) }]
}

const schedulerRequests: RequestsOf = (operation, input, world) => {
  const name = textOf(input, 'Name')
  const group = textOf(input, 'GroupName') ?? 'default'
  return [{ action: `scheduler:${operation}`, resource: name === undefined ? '*' : arnIn(world, 'scheduler', `schedule/${group}/${name}`) }]
}

/** Everybody may ask who he is; who may take a role stands in the role, which the local account does not keep. */
const stsRequests: RequestsOf = () => []

/** What the calls of each local service need. */
const REQUESTS: Readonly<Record<string, RequestsOf>> = {
  athena: athenaRequests,
  dynamodb: dynamodbRequests,
  ecs: ecsRequests,
  eventbridge: eventsRequests,
  glue: glueRequests,
  kinesis: kinesisRequests,
  lambda: lambdaRequests,
  s3: s3Requests,
  scheduler: schedulerRequests,
  sfn: statesRequests,
  sns: snsRequests,
  sqs: sqsRequests,
  sts: stsRequests,
}

/** What a call of a local service needs to be allowed. Of a service that is not known here nothing is. */
export async function requestsOf(service: string, operation: string, input: Input, world: RequestWorld): Promise<readonly AccessRequest[]> {
  const requests = REQUESTS[service]
  return requests === undefined ? [{ action: `${service}:${operation}`, resource: '*' }] : requests(operation, input, world)
}
