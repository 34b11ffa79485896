import type { JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import { StatesDataLimitExceededError } from '../errors/states-data-limit-exceeded-error.ts'
import { statesErrors } from '../errors/states-errors.ts'
import { StatesHeartbeatTimeoutError } from '../errors/states-heartbeat-timeout-error.ts'
import { StatesTimeoutError } from '../errors/states-timeout-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { checkPayload } from '../execution/payload-size.ts'
import type { Progress } from '../journal/position.ts'
import { evaluateField } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { evaluatePayloadTemplate } from '../jsonpath/payload-template.ts'
import { isJsonObject, type State, textField } from '../machine/state-document.ts'
import { TaskFailure, type TaskRequest } from '../ports.ts'
import { withRetryAndCatch } from '../retry/with-retry-and-catch.ts'
import { readResource, type TaskResource } from '../task/resource.ts'
import { runWithTimers } from '../task/run-with-timers.ts'
import { type TaskEvents, taskEvents } from '../task/task-events.ts'
import type { TaskAttempt } from '../task/timed-task.ts'
import { effectiveInput, pathInput } from './effective-input.ts'
import { numberField } from './number-field.ts'
import { resultOutcome } from './outcome.ts'

/** Has the port do the work of its `Resource`. */
export async function runTask(frame: Frame): Promise<Outcome> {
  frame.branch.open = 'Task'
  const outcome = await withRetryAndCatch(frame, () => attemptTask(frame))
  frame.branch.open = undefined
  return outcome
}

function resourceOf({ fields, compiled }: State): TaskResource {
  let resource = compiled.get('Resource') as TaskResource | undefined
  if (resource === undefined) {
    resource = readResource(textField(fields, 'Resource') ?? '')
    compiled.set('Resource', resource)
  }
  return resource
}

/** One attempt of a task, without Retry and Catch. */
export async function attemptTask(frame: Frame): Promise<Outcome> {
  const { branch, state } = frame
  const resource = resourceOf(state)
  const events = taskEvents(branch, resource)
  const { restored } = frame
  frame.restored = undefined
  if (restored?.progress.kind === 'scheduled') return restoredAttempt(frame, restored.progress, events)
  if (restored?.progress.kind === 'succeeded') return resultOutcome(frame, restored.progress.output)
  const needsToken = resource.kind === 'activity' || (resource.kind === 'service' && resource.pattern === 'waitForTaskToken')
  frame.taskToken = needsToken ? branch.execution.uuid() : undefined
  const request = await readRequest(frame)
  const refusal = branch.execution.tasks.refuse?.(request)
  if (refusal !== undefined) throw new FieldFailure(refusal)
  events.scheduled(request)
  if (resource.kind !== 'activity') events.started()
  const result = await perform(frame, request, events, { scheduledAt: branch.execution.clock.now() })
  frame.observe?.('result', result)
  return resultOutcome(frame, result)
}

/**
 * Takes up an attempt that was scheduled and whose end nobody recorded: the port is asked again for the same request, and told
 * so. Its time has run all the while.
 */
async function restoredAttempt(frame: Frame, scheduled: ScheduledProgress, events: TaskEvents): Promise<Outcome> {
  const { request, scheduledAt, submitted } = scheduled
  frame.taskToken = request.taskToken
  const result = await perform(frame, request, events, { scheduledAt, resumed: submitted === undefined ? {} : { submitted } })
  return resultOutcome(frame, result)
}

type ScheduledProgress = Progress & { readonly kind: 'scheduled' }

async function perform(frame: Frame, request: TaskRequest, events: TaskEvents, attempt: TaskAttempt): Promise<JsonValue> {
  const { journal } = frame.branch.execution.history
  journal?.flush()
  try {
    const result = await runWithTimers(frame.branch.execution.tasks, request, frame.branch, events, attempt)
    checkPayload(frame, result)
    events.succeeded(result)
    return result
  } catch (error) {
    if (error instanceof StatesTimeoutError || error instanceof StatesHeartbeatTimeoutError) {
      events.timedOut(error.error, error.failureCause, error instanceof StatesHeartbeatTimeoutError)
    } else if (error instanceof StatesDataLimitExceededError) {
      events.failed(error.error, error.failureCause, 'failed')
    } else if (error instanceof TaskFailure) {
      const timedOut = error.error === 'States.Timeout'
      if (timedOut) events.timedOut(error.error, error.failureCause)
      else events.failed(error.error, error.failureCause, error.phase)
      throw taskFailure(error)
    }
    throw error
  } finally {
    // A task that has ended must not run again, whatever happens to this process from here on.
    journal?.flush()
  }
}

/** A port's failure as a workflow sees it: a reserved name keeps the rules of its class. */
function taskFailure(failure: TaskFailure): WorkflowFailure {
  const { error, failureCause } = failure
  const Reserved = error !== undefined && Object.hasOwn(statesErrors, error) ? statesErrors[error] : undefined
  if (Reserved !== undefined) return new Reserved(failureCause, { cause: failure })
  return new WorkflowFailure({ error, cause: failureCause }, { cause: failure })
}

async function readRequest(frame: Frame): Promise<TaskRequest> {
  const { branch, state } = frame
  const taskArguments = await effectiveInput(frame)
  const timeoutSeconds = await numberField(frame, 'TimeoutSeconds')
  const heartbeatSeconds = await numberField(frame, 'HeartbeatSeconds')
  const roleArn = await readRole(frame)
  return {
    resource: textField(state.fields, 'Resource') ?? '',
    arguments: taskArguments,
    stateName: state.name,
    executionArn: branch.execution.executionArn,
    ...(frame.taskToken === undefined ? {} : { taskToken: frame.taskToken }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(roleArn === undefined ? {} : { roleArn }),
  }
}

async function readRole(frame: Frame): Promise<string | undefined> {
  const { fields, queryLanguage } = frame.state
  if (fields.Credentials === undefined) return undefined
  const credentials =
    queryLanguage === 'JSONata'
      ? await evaluateField(frame, 'Credentials', fields.Credentials, jsonataVariables(frame))
      : evaluatePayloadTemplate(frame, 'Credentials', fields.Credentials, pathInput(frame))
  return isJsonObject(credentials) && typeof credentials.RoleArn === 'string' ? credentials.RoleArn : undefined
}
