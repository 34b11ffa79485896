import { compile, type JsonObject } from '../../../asl/index.ts'
import { ACCOUNT, PARTITION } from '../../../services/index.ts'
import { refuse, type Scope } from '../scope.ts'
import { staticText } from '../static-text.ts'
import { calledResources } from '../walk-tasks.ts'
import { actionOf } from './action-of.ts'
import { type Call, type Need, type NeedsOf, readCall } from './call.ts'
import { managedRule } from './managed-rule.ts'
import { arnHere, constantName, passesRole } from './named-arn.ts'

const APPLICATION_RULE = managedRule('StepFunctionsGetEventsForEMRServerlessApplicationRule')
const JOB_RULE = managedRule('StepFunctionsGetEventsForEMRServerlessJobRule')

/** What `.sync` needs beside the call: to look at what it waits for, and to end it where the task is stopped. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  CreateApplication: ['emr-serverless:GetApplication', 'emr-serverless:DeleteApplication'],
  StartApplication: ['emr-serverless:GetApplication', 'emr-serverless:StopApplication'],
  StopApplication: ['emr-serverless:GetApplication'],
  DeleteApplication: ['emr-serverless:GetApplication'],
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html#emr-serverless-iam */
export const emrServerlessNeeds: NeedsOf = (call, scope) => {
  if (call.operation === 'CreateApplication') return createNeeds(call)
  const application = arnHere('emr-serverless', `/applications/${applicationOf(call, scope)}`)
  if (call.operation === 'StartJobRun') return jobNeeds(call, application, scope)
  if (call.operation === 'CancelJobRun' || call.operation === 'GetJobRun') {
    const actions = new Set([actionOf(call, scope), ...(call.waits ? ['emr-serverless:GetJobRun'] : [])])
    return [...permissions(actions, runOf(call, application)), ...(call.waits ? JOB_RULE : [])]
  }
  const actions = [actionOf(call, scope), ...(call.waits ? (FOLLOWS[call.operation] ?? []) : [])]
  return [...permissions(actions, application), ...(call.waits ? APPLICATION_RULE : [])]
}

/** The account's first application makes the role with which the service acts. */
function createNeeds({ waits }: Call): readonly Need[] {
  return [
    { action: 'emr-serverless:CreateApplication', resource: '*' },
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: `arn:${PARTITION}:iam::${ACCOUNT}:role/aws-service-role/ops.emr-serverless.amazonaws.com/AWSServiceRoleForAmazonEMRServerless*`,
      condition: { StringLike: { 'iam:AWSServiceName': ['ops.emr-serverless.amazonaws.com'] } },
    },
    ...(waits ? [...permissions(FOLLOWS.CreateApplication ?? [], arnHere('emr-serverless', '/applications/*')), ...APPLICATION_RULE] : []),
  ]
}

function jobNeeds(call: Call, application: string, scope: Scope): readonly Need[] {
  return [
    { action: 'emr-serverless:StartJobRun', resource: application },
    passesRole(call.arguments.ExecutionRoleArn, 'ExecutionRoleArn', 'emr-serverless.amazonaws.com', scope),
    ...(call.waits
      ? [...permissions(['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'], `${application}/jobruns/*`), ...JOB_RULE]
      : []),
  ]
}

function permissions(actions: Iterable<string>, resource: string): readonly Need[] {
  return [...actions].map((action) => ({ action, resource }))
}

function runOf({ arguments: { JobRunId } }: Call, application: string): string {
  const { text, whole } = staticText(JobRunId)
  return `${application}/jobruns/${whole && text !== '' ? text : '*'}`
}

/** The id of the application; any where the workflow makes one itself, whose id nobody knows before. */
function applicationOf({ operation, arguments: { ApplicationId } }: Call, scope: Scope): string {
  if (ApplicationId === undefined) {
    refuse(
      scope,
      'unknown-integration',
      `nothing is known of what emr-serverless:${operation} touches`,
      'call it from a Lambda task that declares its access',
    )
  }
  return !staticText(ApplicationId).whole && makesApplication(scope) ? '*' : constantName(ApplicationId, 'ApplicationId', scope)
}

function makesApplication({ pipeline: { workflow } }: Scope): boolean {
  if (workflow === undefined) return false
  // The document's types are narrower than JSON, and readonly throughout.
  const machine = compile(workflow) as unknown as JsonObject
  return [...calledResources(machine)].some(({ resource, input }) => {
    const call = readCall(resource, input)
    return call?.service === 'emr-serverless' && call.operation === 'CreateApplication'
  })
}
