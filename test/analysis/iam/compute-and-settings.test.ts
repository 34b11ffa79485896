import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { policiesOf, type Statement } from '../../../analysis/iam/index.ts'
import { type JsonObject, jsonata, type Operation, type Workflow, workflow } from '../../../asl/index.ts'
import { bucket, definePipeline, emrServerless } from '../../../services/index.ts'
import { localRoles } from './role-of-pipeline.ts'

const lake = bucket('lake', { zones: { raw: 'raw/' } })
const HERE = 'us-east-1:000000000000'
const BATCH = `arn:aws:batch:${HERE}`
const EMR = `arn:aws:emr-serverless:${HERE}:/applications`
const ROLE = 'arn:aws:iam::000000000000:role/spark'

/** Stands for a value that only the execution's input tells; titles of tests cannot hold a reference. */
const AT_RUN_TIME = 'at run time'

function calling(resource: string, input: object): Workflow {
  const operation: Operation<JsonObject, JsonObject, never> = { kind: 'operation', resource: `arn:aws:states:::${resource}`, retry: [] }
  return workflow({ name: 'call', input: Type.Object({ x: Type.String() }) }, (flow) => {
    const sent = Object.entries(input).map(([name, value]) => [name, value === AT_RUN_TIME ? jsonata`$states.input.x` : value])
    flow.task('Call', operation, Object.fromEntries(sent) as never)
  })
}

function statementsOf(called: Workflow): readonly Statement[] {
  const pipeline = definePipeline({ workflow: called, resources: [lake], logs: { level: 'OFF' } })
  return localRoles(pipeline)['call-workflow']?.policy.Statement ?? []
}

/** `action resource` of each permission of the machine. */
function allowed(called: Workflow): readonly string[] {
  return statementsOf(called)
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((arn) => `${action} ${arn}`)))
    .toSorted()
}

function rule(name: string): readonly string[] {
  return ['DescribeRule', 'PutRule', 'PutTargets'].map((action) => `events:${action} arn:aws:events:${HERE}:rule/${name}`)
}

const APPLICATION_RULE = rule('StepFunctionsGetEventsForEMRServerlessApplicationRule')
const JOB_RULE = rule('StepFunctionsGetEventsForEMRServerlessJobRule')
const SUBMITS = [
  `batch:SubmitJob ${BATCH}:job-definition/dedupe`,
  `batch:SubmitJob ${BATCH}:job-definition/dedupe:*`,
  `batch:SubmitJob ${BATCH}:job-queue/nightly`,
  `batch:SubmitJob ${BATCH}:job/*`,
]

test.each<[string, object, readonly string[]]>([
  ['batch:submitJob', { JobName: 'j', JobQueue: 'nightly', JobDefinition: 'dedupe' }, SUBMITS],
  [
    'batch:submitJob.sync',
    { JobName: 'j', JobQueue: 'nightly', JobDefinition: 'dedupe' },
    [...SUBMITS, 'batch:DescribeJobs *', `batch:TerminateJob ${BATCH}:job/*`, ...rule('StepFunctionsGetEventsForBatchJobsRule')],
  ],
  [
    'batch:submitJob',
    { JobName: 'j', JobQueue: `${BATCH}:job-queue/q`, JobDefinition: 'dedupe:7' },
    [`batch:SubmitJob ${BATCH}:job-definition/dedupe:7`, `batch:SubmitJob ${BATCH}:job-queue/q`, `batch:SubmitJob ${BATCH}:job/*`],
  ],
  ['aws-sdk:batch:describeJobs', { Jobs: ['j'] }, ['batch:DescribeJobs *']],
  [
    'emr-serverless:startJobRun.sync',
    { ApplicationId: '00f1', ExecutionRoleArn: ROLE },
    [
      `emr-serverless:CancelJobRun ${EMR}/00f1/jobruns/*`,
      `emr-serverless:GetJobRun ${EMR}/00f1/jobruns/*`,
      `emr-serverless:StartJobRun ${EMR}/00f1`,
      ...JOB_RULE,
      `iam:PassRole ${ROLE}`,
    ],
  ],
  [
    'emr-serverless:cancelJobRun.sync',
    { ApplicationId: '00f1', JobRunId: AT_RUN_TIME },
    [`emr-serverless:CancelJobRun ${EMR}/00f1/jobruns/*`, `emr-serverless:GetJobRun ${EMR}/00f1/jobruns/*`, ...JOB_RULE],
  ],
  ['aws-sdk:emrserverless:getJobRun', { ApplicationId: '00f1', JobRunId: 'j' }, [`emr-serverless:GetJobRun ${EMR}/00f1/jobruns/j`]],
  ['emr-serverless:stopApplication', { ApplicationId: '00f1' }, [`emr-serverless:StopApplication ${EMR}/00f1`]],
  [
    'emr-serverless:startApplication.sync',
    { ApplicationId: '00f1' },
    ['GetApplication', 'StartApplication', 'StopApplication']
      .map((action) => `emr-serverless:${action} ${EMR}/00f1`)
      .concat(APPLICATION_RULE),
  ],
  [
    'bedrock:invokeModel',
    { ModelId: 'cohere.command-text-v14', Input: { S3Uri: `s3://${lake.name}/raw/a.json` } },
    [
      'bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/cohere.command-text-v14',
      's3:GetObject arn:aws:s3:::lake/raw/a.json*',
    ],
  ],
  [
    'aws-sdk:bedrockruntime:converse',
    { ModelId: 'eu.amazon.nova-lite-v1:0' },
    [
      'bedrock:InvokeModel arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0',
      `bedrock:InvokeModel arn:aws:bedrock:${HERE}:inference-profile/eu.amazon.nova-lite-v1:0`,
    ],
  ],
  [
    'bedrock:createModelCustomizationJob.sync',
    { BaseModelIdentifier: 'amazon.titan-text-express-v1', RoleArn: ROLE },
    [
      'bedrock:CreateModelCustomizationJob arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-express-v1',
      ...['custom-model/*', 'model-customization-job/*'].map((on) => `bedrock:CreateModelCustomizationJob arn:aws:bedrock:${HERE}:${on}`),
      ...['GetModelCustomizationJob', 'StopModelCustomizationJob'].map(
        (action) => `bedrock:${action} arn:aws:bedrock:${HERE}:model-customization-job/*`,
      ),
      `iam:PassRole ${ROLE}`,
    ],
  ],
  ['aws-sdk:ssm:getParameter', { Name: '/lake/limit' }, [`ssm:GetParameter arn:aws:ssm:${HERE}:parameter/lake/limit`]],
  [
    'aws-sdk:ssm:getParameters',
    { Names: ['a', '/b'] },
    ['a', 'b'].map((name) => `ssm:GetParameters arn:aws:ssm:${HERE}:parameter/${name}`),
  ],
  [
    'aws-sdk:ssm:getParametersByPath',
    { Path: '/lake/' },
    ['lake', 'lake/*'].map((name) => `ssm:GetParametersByPath arn:aws:ssm:${HERE}:parameter/${name}`),
  ],
  [
    'aws-sdk:secretsmanager:describeSecret',
    { SecretId: 'crm' },
    [`secretsmanager:DescribeSecret arn:aws:secretsmanager:${HERE}:secret:crm-??????`],
  ],
  ['aws-sdk:cloudwatch:putMetricData', { Namespace: 'Lake', MetricData: [] }, ['cloudwatch:PutMetricData *']],
  ['aws-sdk:cloudwatch:setAlarmState', { AlarmName: 'late' }, [`cloudwatch:SetAlarmState arn:aws:cloudwatch:${HERE}:alarm:late`]],
])('%s %j needs exactly what it touches', (resource, input, expected) => {
  expect(allowed(calling(resource, input))).toEqual(expected.toSorted())
})

test('metrics are written in the one namespace that the machine names', () => {
  const [statement] = statementsOf(calling('aws-sdk:cloudwatch:putMetricData', { Namespace: 'Lake', MetricData: [] }))
  expect(statement?.Condition).toEqual({ StringEquals: { 'cloudwatch:namespace': ['Lake'] } })
})

test('a role is passed to the service that it is for, and to no other', () => {
  const statements = statementsOf(calling('emr-serverless:startJobRun', { ApplicationId: '00f1', ExecutionRoleArn: ROLE }))
  const condition = statements.find(({ Action }) => Action.includes('iam:PassRole'))?.Condition
  expect(condition).toEqual({ StringEquals: { 'iam:PassedToService': ['emr-serverless.amazonaws.com'] } })
})

test('an application that the workflow makes itself may be any, and one of run time that it does not make fails the build', () => {
  const job = { ExecutionRoleArn: ROLE, ClientToken: 't' }
  const makes = workflow({ name: 'call', input: Type.Object({ x: Type.String() }) }, (flow) => {
    const made = flow.task('Make', emrServerless.createApplication.sync, { Type: 'SPARK', ReleaseLabel: 'emr-7.9.0', ClientToken: 't' })
    flow.task('Run', emrServerless.startJobRun, { ...job, ApplicationId: made.ApplicationId })
  })
  expect(allowed(makes)).toContain(`emr-serverless:StartJobRun ${EMR}/*`)
  expect(allowed(makes)).toContain('emr-serverless:CreateApplication *')
  const given = workflow({ name: 'call', input: Type.Object({ x: Type.String() }) }, (flow, input) => {
    flow.task('Run', emrServerless.startJobRun, { ...job, ApplicationId: input.x })
  })
  expect(() => allowed(given)).toThrow(/call\/Run: ApplicationId is known at run time only/)
})

test.each<[string, object, RegExp]>([
  ['batch:submitJob', { JobName: 'j', JobQueue: AT_RUN_TIME, JobDefinition: 'd' }, /JobQueue is known at run time only/],
  ['aws-sdk:batch:listJobs', {}, /nothing is known of what batch:ListJobs touches/],
  ['bedrock:invokeModel', { ModelId: AT_RUN_TIME }, /ModelId is known at run time only/],
  ['aws-sdk:bedrock:listCustomModels', {}, /nothing is known of what bedrock:ListCustomModels touches/],
  ['aws-sdk:ssm:getParameter', { Name: AT_RUN_TIME }, /Name is known at run time only/],
  ['aws-sdk:ssm:sendCommand', {}, /nothing is known of what ssm:SendCommand touches/],
  ['aws-sdk:secretsmanager:createSecret', { Name: 'x' }, /nothing is known of what secretsmanager:CreateSecret touches/],
  ['aws-sdk:cloudwatch:putDashboard', {}, /nothing is known of what cloudwatch:PutDashboard touches/],
  ['aws-sdk:emrserverless:listApplications', {}, /nothing is known of what emr-serverless:ListApplications touches/],
])('%s %j fails the build, for nothing bounds it', (resource, input, message) => {
  const pipeline = definePipeline({ workflow: calling(resource, input), resources: [lake], logs: { level: 'OFF' } })
  expect(() => policiesOf(pipeline)).toThrow(message)
})
