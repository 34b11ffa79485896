import { TaskFailure, type TaskPort } from '../../engine/ports.ts'
import { callbackIntegration } from './callback-integration.ts'
import type { Integration, TaskWorld } from './integration.ts'
import { integrations } from './integrations.ts'
import { lambdaFunctionIntegration } from './lambda-integrations.ts'
import { sdkIntegration } from './sdk-integration.ts'

/** The engine's way out into the local services: finds the integration that a state's `Resource` names, and runs it. */
export function localTasks(world: TaskWorld): TaskPort {
  return {
    run(request, context) {
      const integration = integrationOf(request.resource)
      if (integration === undefined) return Promise.reject(unsupported(request.resource))
      return integration(world, request, context)
    },
  }
}

const FUNCTION_ARN = /^arn:aws[\w-]*:lambda:/
const SDK = /^aws-sdk:([^:]+):(\w+)$/
const STATES_ARN = /^arn:aws[\w-]*:states:::(.+?)(\.waitForTaskToken)?$/

function integrationOf(resource: string): Integration | undefined {
  if (FUNCTION_ARN.test(resource)) return lambdaFunctionIntegration(resource)
  const [, called = '', isCallback] = STATES_ARN.exec(resource) ?? []
  const [, service, action] = SDK.exec(called) ?? []
  const integration = service !== undefined && action !== undefined ? sdkIntegration(service, action) : integrations[called]
  return isCallback && integration ? callbackIntegration(integration) : integration
}

function unsupported(resource: string): TaskFailure {
  const known = Object.keys(integrations).join(', ')
  const cause = `The local account does not support the resource ${resource}. It supports Lambda functions, aws-sdk:<service>:<action>, and: ${known}.`
  return new TaskFailure('States.Runtime', cause, 'schedule')
}
