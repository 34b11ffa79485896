import { TaskFailure, type TaskPort, type TaskRequest } from '../../engine/ports.ts'
import { callerAs } from '../access/caller.ts'
import { activityIntegration } from './activity-integration.ts'
import { callbackIntegration } from './callback-integration.ts'
import type { Integration, TaskWorld } from './integration.ts'
import { integrations } from './integrations.ts'
import { lambdaFunctionIntegration } from './lambda-integrations.ts'
import { sdkIntegration } from './sdk-integration.ts'
import { UnusableTask } from './unusable-task.ts'

/** The engine's way out into the local services: finds the integration that a state's `Resource` names, and runs it. */
export function localTasks(world: TaskWorld): TaskPort {
  /** What makes the task impossible; a bug in here is no such thing and goes through. */
  const refuse = (request: TaskRequest): string | undefined => {
    try {
      integrationOf(request.resource).check(world, request)
      return undefined
    } catch (error) {
      if (error instanceof UnusableTask) return error.message
      throw error
    }
  }
  return {
    refuse,
    async run(request, context) {
      const refusal = refuse(request)
      if (refusal !== undefined) throw new TaskFailure('States.Runtime', refusal, 'schedule')
      // `Credentials` of a state are another role than the machine's.
      const acting = request.roleArn === undefined ? world : { ...world, caller: callerAs(request.roleArn, 'StepFunctions') }
      return integrationOf(request.resource).run(acting, request, context)
    },
  }
}

const FUNCTION_ARN = /^arn:aws[\w-]*:lambda:/
const ACTIVITY_ARN = /^arn:aws[\w-]*:states:[^:]*:[^:]*:activity:/
const SDK = /^aws-sdk:([^:]+):(\w+)$/
const STATES_ARN = /^arn:aws[\w-]*:states:::(.+?)(\.waitForTaskToken)?$/

function integrationOf(resource: string): Integration {
  if (FUNCTION_ARN.test(resource)) return lambdaFunctionIntegration(resource)
  if (ACTIVITY_ARN.test(resource)) return activityIntegration(resource)
  const [, called = '', isCallback] = STATES_ARN.exec(resource) ?? []
  const [, service, action] = SDK.exec(called) ?? []
  const integration =
    service !== undefined && action !== undefined
      ? sdkIntegration(service, action)
      : Object.hasOwn(integrations, called)
        ? integrations[called]
        : undefined
  if (integration === undefined) throw unsupported(resource)
  return isCallback ? callbackIntegration(integration) : integration
}

function unsupported(resource: string): UnusableTask {
  const known = Object.keys(integrations).join(', ')
  return new UnusableTask(
    `The local account does not support the resource ${resource}. It supports Lambda functions, activities, aws-sdk:<service>:<action>, and: ${known}.`,
  )
}
