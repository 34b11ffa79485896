import { compile, type JsonObject, type Workflow } from '../../../asl/index.ts'
import { type Deployment, type Pipeline, parseToken } from '../../../services/index.ts'
import { type Call, type Need, readCall } from '../calls/call.ts'
import { needsOf } from '../calls/needs.ts'
import type { Role } from '../policy-document.ts'
import { refuse, type Scope } from '../scope.ts'
import { type CalledResource, calledResources, hasDistributedMap } from '../walk-tasks.ts'
import { DELIVERS_LOGS } from './logs.ts'
import { ROLE_ID } from './role-ids.ts'
import { roleOf } from './role-of.ts'

/** What a state machine may do: what its definition calls, on what its arguments name, and what the pipeline grants beside. */
export function stateMachineRole(workflow: Workflow, pipeline: Pipeline, deployment: Deployment): Role {
  // The document's types are narrower than JSON, and readonly throughout.
  const machine = compile(workflow) as unknown as JsonObject
  const called = [...calledResources(machine)].flatMap((resource) => {
    const scope: Scope = { deployment, pipeline, path: `${workflow.name}/${resource.state}` }
    return needsOfResource(resource, scope)
  })
  const needs: readonly Need[] = [
    ...called,
    ...(hasDistributedMap(machine) ? ownChildren(workflow) : []),
    ...pipeline.access,
    ...(pipeline.logs.level === 'OFF' ? [] : DELIVERS_LOGS),
  ]
  return roleOf(ROLE_ID.stateMachine(workflow.name), 'states.amazonaws.com', needs, deployment)
}

function needsOfResource({ resource, input }: CalledResource, scope: Scope): readonly Need[] {
  const call = readCall(resource, input) ?? functionCall(resource)
  if (call !== undefined) {
    const needs = needsOf(call, scope)
    // The results of a Distributed Map are written in parts and read again: https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
    const writer = call.service === 's3' && call.operation === 'PutObject' && call.arguments.Key === undefined
    return writer ? needs.map((need) => ('on' in need ? { ...need, actions: [...need.actions, ...WRITES_RESULTS] } : need)) : needs
  }
  // Workers ask for the tasks of an activity; the machine calls nobody.
  if (parseToken(resource)?.kind === 'activity' || /:activity:[^:]+$/.test(resource)) return []
  refuse(
    scope,
    'unknown-integration',
    `${resource} is no service integration that is known`,
    'call services through arn:aws:states:::..., and functions through lambda:invoke',
  )
}

/** A function as a resource of its own, which raw machines have: `arn:aws:lambda:us-east-1:123456789012:function:name`. */
function functionCall(resource: string): Call | undefined {
  const name =
    parseToken(resource)?.kind === 'function' ? resource : /^arn:aws[a-z-]*:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(resource)?.[1]
  return name === undefined ? undefined : { service: 'lambda', operation: 'Invoke', waits: false, arguments: { FunctionName: name } }
}

const WRITES_RESULTS = ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts'] as const

/** https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html */
function ownChildren({ name }: Workflow): readonly Need[] {
  return [
    {
      actions: ['states:DescribeExecution', 'states:RedriveExecution', 'states:StartExecution', 'states:StopExecution'],
      on: { kind: 'state-machine', id: name },
    },
  ]
}
