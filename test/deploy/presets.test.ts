import { expect, test } from '@jest/globals'
import type { Pipeline } from '../../services/index.ts'
import {
  eltPipeline,
  eltResources,
  ordersIngestionPipeline,
  purchasesByCountryPipeline,
  qualityGatePipelineOfPurchases,
  quarantineReleaseOfPurchases,
  realtimePipeline,
  shipmentsEltPipeline,
  shipmentsRedrivePipeline,
  shipmentsReplayPipeline,
  shipmentsReplayToQueuePipeline,
  silverCompactionPipeline,
  userEventsPipeline,
} from '../../workflows/index.ts'
import { partsOf, templateOf } from './parts-of.ts'
import { refusedIn } from './template-findings.ts'

/** The tracks of the serverless ELT, each by the pipelines that `sluice.pipelines` names for it. */
const PRESETS: Readonly<Record<string, readonly Pipeline[]>> = {
  core: [shipmentsEltPipeline, shipmentsRedrivePipeline],
  ops: [shipmentsReplayPipeline, shipmentsReplayToQueuePipeline, silverCompactionPipeline],
  quality: [qualityGatePipelineOfPurchases, quarantineReleaseOfPurchases],
}
const ELT = Object.values(PRESETS).flat()
const ALL = [...ELT, userEventsPipeline, purchasesByCountryPipeline, ordersIngestionPipeline, realtimePipeline]

const NETWORK = { 'network.realtime-events': { subnets: ['subnet-1'], securityGroups: ['sg-1'] } }

const typesOf = (pipelines: readonly Pipeline[]) => [
  ...new Set(
    Object.values(
      partsOf(pipelines, { alarms: true, dashboard: true, existing: pipelines.includes(realtimePipeline) ? NETWORK : {} }).resources,
    ).map(({ Type }) => Type),
  ),
]

test.each(Object.keys(PRESETS))(
  'the preset %s packages alone: a template that AWS takes, with the functions and machines of its own',
  async (name) => {
    const own = PRESETS[name] ?? []
    const alone = partsOf(ELT, { pipelines: own.map((pipeline) => pipeline.name) })
    expect(await refusedIn(templateOf(alone))).toEqual([])
    expect(Object.keys(alone.functions).toSorted()).toEqual(
      [...new Set(own.flatMap(({ tasks }) => tasks.map(({ contract }) => contract.name)))].toSorted(),
    )
    const machines = Object.values(alone.resources).filter(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')
    expect(machines).toHaveLength(own.filter(({ workflow }) => workflow !== undefined).length)
  },
)

/** What the pipelines may be made of. A type that is not here is a cost or a network that somebody has to agree to first. */
const ALLOWED_TYPES = [
  'AWS::Athena::NamedQuery',
  'AWS::Athena::WorkGroup',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::DynamoDB::Table',
  'AWS::ECS::Cluster',
  'AWS::ECS::ClusterCapacityProviderAssociations',
  'AWS::ECS::TaskDefinition',
  'AWS::Events::Rule',
  'AWS::Glue::Classifier',
  'AWS::Glue::Crawler',
  'AWS::Glue::Database',
  'AWS::Glue::Job',
  'AWS::Glue::Table',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Kinesis::Stream',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::StepFunctions::StateMachine',
]

test('no pipeline makes anything but what the list allows: no network, no machine of EC2, no API Gateway', () => {
  expect(typesOf(ALL).filter((type) => !ALLOWED_TYPES.includes(type))).toEqual([])
  expect(ALLOWED_TYPES.filter((type) => /VPC|EC2|ApiGateway/.test(type))).toEqual([])
})

test('the ELT of seed 004 is made of S3, SQS, Lambda, DynamoDB and what they need around them', () => {
  const services = new Set(typesOf(PRESETS.core ?? []).map((type) => type.split('::')[1]))
  expect([...services].toSorted()).toEqual([
    'CloudWatch',
    'DynamoDB',
    'Events',
    'Glue',
    'IAM',
    'Lambda',
    'Logs',
    'S3',
    'SQS',
    'StepFunctions',
  ])
})

const QUEUE = 'arn:aws:sqs:us-east-1:111122223333:company-events'

test('an existing queue is used and never made; its own dead letters are left to its owner', () => {
  const { resources, functions } = partsOf([eltPipeline(eltResources({ existingQueue: QUEUE, deadLetters: 'none' }))])
  expect(Object.keys(resources).filter((id) => /^QueueElt(Events|DeadLetters)/.test(id))).toEqual([])
  const mapping = Object.values(resources).find(({ Type }) => Type === 'AWS::Lambda::EventSourceMapping')
  expect(JSON.stringify(mapping?.Properties?.EventSourceArn)).toContain(QUEUE)
  expect(functions.transform?.environment).toMatchObject({ REFUSED: 'reject-only' })
})

test('without dead letters there is no queue for them, and none is named', () => {
  const { resources } = partsOf([eltPipeline(eltResources({ deadLetters: 'none' }))])
  expect(resources.QueueEltEvents?.Properties).toBeDefined()
  expect(resources.QueueEltEvents?.Properties?.RedrivePolicy).toBeUndefined()
  expect(JSON.stringify(resources)).not.toContain('dead-letters')
})

test("an existing topic is told of a gate's failure, and no topic is made", () => {
  const topic = 'arn:aws:sns:us-east-1:111122223333:company-alerts'
  const alerts = qualityGatePipelineOfPurchases.resources.find(({ kind }) => kind === 'topic')
  const { resources } = partsOf([qualityGatePipelineOfPurchases], { existing: { [`topic.${alerts?.id}`]: topic } })
  expect(Object.values(resources).filter(({ Type }) => Type.startsWith('AWS::SNS'))).toEqual([])
  const role = JSON.stringify(resources.RoleQualityGateWorkflow)
  expect(role).toContain(topic)
})
