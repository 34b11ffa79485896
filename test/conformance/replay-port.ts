import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { type TaskContext, TaskFailure, type TaskPort, type TaskRequest } from '../../engine/index.ts'
import type { ConformanceCase, LambdaMock, ReplayEntry } from './conformance-case.ts'
import { invokeResult, pythonJson, runLambdaMock } from './lambda-mock.ts'
import type { Matcher } from './matches-recorded.ts'

/** Answers tasks as the recording did: call by call where the calls were recorded, by the functions' behaviour elsewhere. */
export function replayPort(recorded: ConformanceCase, matches: Matcher): TaskPort {
  const left = [...(recorded.mocks?.replay ?? [])]
  const lambdas = Object.values(recorded.mocks?.lambda ?? {})

  function take(request: TaskRequest): ReplayEntry | undefined {
    const named = left.filter((entry) => entry.state === request.stateName)
    const entry = named.find((candidate) => matches(candidate.parameters ?? candidate.input, request.arguments)) ?? named[0]
    if (entry !== undefined) left.splice(left.indexOf(entry), 1)
    return entry
  }

  return {
    refuse(request) {
      if (isActivity(request.resource) && !left.some((entry) => entry.state === request.stateName)) {
        return `The activity ${request.resource} does not exist.`
      }
      return refuseParameters(request)
    },
    async run(request, context) {
      const entry = take(request)
      if (entry !== undefined) return answer(entry, request, context, startedBy(recorded, entry))
      const mock = lambdas.find((lambda) => names(request).some((name) => lambda.arn === name || lambda.arn.endsWith(`:${name}`)))
      if (mock === undefined) throw new Error(`No recording answers ${request.resource} of the state ${request.stateName}.`)
      return runLambda(mock, request, context)
    },
  }
}

async function answer(entry: ReplayEntry, request: TaskRequest, context: TaskContext, started: JsonObject | undefined): Promise<JsonValue> {
  const details = started?.activityStartedEventDetails as JsonObject | undefined
  if (started !== undefined) context.started(details?.workerName as string | undefined)
  if (entry.submitted !== undefined) context.submitted(entry.submitted)
  const waits = entry.timeoutInSeconds ?? entry.heartbeatInSeconds
  // The engine's own timer must end this attempt: nobody answers.
  if (entry.timedOut === true && waits !== undefined) return new Promise(() => undefined)
  if (entry.throw === undefined) return entry.return ?? null
  const { error, cause } = entry.throw
  const separator = request.resource.includes(':lambda:') && !request.resource.includes(':::') ? ' ' : ''
  throw new TaskFailure(error, typeof cause === 'object' && cause !== null ? pythonJson(cause, separator) : (cause as string | undefined))
}

async function runLambda(mock: LambdaMock, request: TaskRequest, context: TaskContext): Promise<JsonValue> {
  if (!request.resource.includes(':::')) return runLambdaMock(mock, request.arguments, context, ' ')
  const { Payload = {} } = request.arguments as JsonObject
  return invokeResult(await runLambdaMock(mock, Payload, context, ''))
}

function names(request: TaskRequest): string[] {
  const named = (request.arguments as JsonObject | null)?.FunctionName
  return [request.resource, ...(typeof named === 'string' ? [named] : [])]
}

function isActivity(resource: string): boolean {
  return !/^arn:[a-z-]+:(lambda:|states:[^:]*:[^:]*:(?!activity))/.test(resource)
}

/** When and by whom the activity was taken: by another actor, whom only the recorded history shows. */
function startedBy(recorded: ConformanceCase, entry: ReplayEntry): JsonObject | undefined {
  return recorded.expected.history?.find((event) => event.type === 'ActivityStarted' && event.previousEventId === entry.scheduledEventId)
}

/** The optimised API Gateway integration takes the values of headers and query parameters as lists only. */
function refuseParameters(request: TaskRequest): string | undefined {
  if (!request.resource.endsWith(':::apigateway:invoke')) return undefined
  const parameters = request.arguments as JsonObject
  const wrong = ['Headers', 'QueryParameters'].filter((field) => !hasListsOnly(parameters[field]))
  if (wrong.length === 0) return undefined
  const problems = wrong.map((field) => `The value of the field '${field}' has an invalid format`)
  return `The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${problems.join(', ')}]`
}

function hasListsOnly(value: JsonValue | undefined): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray))
}
