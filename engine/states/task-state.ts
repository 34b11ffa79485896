import type { JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import { StatesDataLimitExceededError } from '../errors/states-data-limit-exceeded-error.ts'
import { statesErrors } from '../errors/states-errors.ts'
import { StatesHeartbeatTimeoutError } from '../errors/states-heartbeat-timeout-error.ts'
import { StatesTimeoutError } from '../errors/states-timeout-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { type MaybePromise, then } from '../execution/maybe-promise.ts'
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
export function runTask(frame: Frame): MaybePromise<Outcome> {
  frame.branch.open = 'Task'
  const { Retry, Catch } = frame.state.fields
  // With nobody to take its failure the attempt is all: most tasks of a local run are so, and wait for one promise less.
  if (Retry === undefined && Catch === undefined && frame.restored === undefined) return attemptTask(frame)
  return withRetryAndCatch(frame, attemptTask)
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
export function attemptTask(frame: Frame): MaybePromise<Outcome> {
  const { branch, state, restored } = frame
  const resource = resourceOf(state)
  const events = taskEvents(branch, resource)
  frame.restored = undefined
  if (restored?.progress.kind === 'scheduled') return restoredAttempt(frame, restored.progress, events)
  if (restored?.progress.kind === 'succeeded') return resultOutcome(frame, restored.progress.output)
  const needsToken = resource.kind === 'activity' || (resource.kind === 'service' && resource.pattern === 'waitForTaskToken')
  frame.taskToken = needsToken ? branch.execution.uuid() : undefined
  const asked = readRequest(frame)
  if (asked instanceof Promise) return asked.then((request) => schedule(frame, request, events, resource))
  return schedule(frame, asked, events, resource)
}

function schedule(frame: Frame, request: TaskRequest, events: TaskEvents, resource: TaskResource): Promise<Outcome> {
  const { tasks, clock } = frame.branch.execution
  const refusal = tasks.refuse?.(request)
  if (refusal !== undefined) throw new FieldFailure(refusal)
  events.scheduled(request)
  if (resource.kind !== 'activity') events.started()
  return perform(frame, request, events, { scheduledAt: clock.now() })
}

/**
 * Takes up an attempt that was scheduled and whose end nobody recorded: the port is asked again for the same request, and told
 * so. Its time has run all the while.
 */
function restoredAttempt(frame: Frame, scheduled: ScheduledProgress, events: TaskEvents): Promise<Outcome> {
  const { request, scheduledAt, submitted } = scheduled
  frame.taskToken = request.taskToken
  return perform(frame, request, events, { scheduledAt, resumed: submitted === undefined ? {} : { submitted } })
}

type ScheduledProgress = Progress & { readonly kind: 'scheduled' }

function perform(frame: Frame, request: TaskRequest, events: TaskEvents, attempt: TaskAttempt): Promise<Outcome> {
  frame.branch.execution.history.journal?.flush()
  return runWithTimers(request, frame.branch, events, attempt, {
    succeed: (result) => succeed(frame, events, result),
    fail: (error) => fail(frame, events, error),
  })
}

function succeed(frame: Frame, events: TaskEvents, result: JsonValue): MaybePromise<Outcome> {
  try {
    checkPayload(frame, result)
    events.succeeded(result)
  } catch (error) {
    throw fail(frame, events, error)
  }
  // A task that has ended must not run again, whatever happens to this process from here on.
  frame.branch.execution.history.journal?.flush()
  frame.observe?.('result', result)
  return resultOutcome(frame, result)
}

/** Writes how the task failed and returns what its state fails with. */
function fail(frame: Frame, events: TaskEvents, error: unknown): unknown {
  recordFailure(events, error)
  frame.branch.execution.history.journal?.flush()
  return error instanceof TaskFailure ? taskFailure(error) : error
}

function recordFailure(events: TaskEvents, error: unknown): void {
  if (error instanceof StatesTimeoutError || error instanceof StatesHeartbeatTimeoutError) {
    events.timedOut(error.error, error.failureCause, error instanceof StatesHeartbeatTimeoutError)
  } else if (error instanceof StatesDataLimitExceededError) {
    events.failed(error.error, error.failureCause, 'failed')
  } else if (error instanceof TaskFailure) {
    if (error.error === 'States.Timeout') events.timedOut(error.error, error.failureCause)
    else events.failed(error.error, error.failureCause, error.phase)
  }
}

/** A port's failure as a workflow sees it: a reserved name keeps the rules of its class. */
function taskFailure(failure: TaskFailure): WorkflowFailure {
  const { error, failureCause } = failure
  const Reserved = error !== undefined && Object.hasOwn(statesErrors, error) ? statesErrors[error] : undefined
  if (Reserved !== undefined) return new Reserved(failureCause, { cause: failure })
  return new WorkflowFailure({ error, cause: failureCause }, { cause: failure })
}

function readRequest(frame: Frame): MaybePromise<TaskRequest> {
  const input = effectiveInput(frame)
  const { TimeoutSeconds, TimeoutSecondsPath, HeartbeatSeconds, HeartbeatSecondsPath, Credentials } = frame.state.fields
  const isBare = (TimeoutSeconds ?? TimeoutSecondsPath ?? HeartbeatSeconds ?? HeartbeatSecondsPath ?? Credentials) === undefined
  if (isBare && !(input instanceof Promise)) return request(frame, input, undefined, undefined, undefined)
  return then(input, (taskArguments) =>
    then(numberField(frame, 'TimeoutSeconds'), (timeoutSeconds) =>
      then(numberField(frame, 'HeartbeatSeconds'), (heartbeatSeconds) =>
        then(readRole(frame), (roleArn) => request(frame, taskArguments, timeoutSeconds, heartbeatSeconds, roleArn)),
      ),
    ),
  )
}

function request(
  { state, branch, taskToken }: Frame,
  taskArguments: JsonValue,
  timeoutSeconds: number | undefined,
  heartbeatSeconds: number | undefined,
  roleArn: string | undefined,
): TaskRequest {
  const { executionArn } = branch.execution
  const asked = { resource: textField(state.fields, 'Resource') ?? '', arguments: taskArguments, stateName: state.name, executionArn }
  // Nearly every task has none of these.
  if (taskToken === undefined && timeoutSeconds === undefined && heartbeatSeconds === undefined && roleArn === undefined) return asked
  return {
    ...asked,
    ...(taskToken === undefined ? {} : { taskToken }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    ...(roleArn === undefined ? {} : { roleArn }),
  }
}

function readRole(frame: Frame): MaybePromise<string | undefined> {
  const { fields, queryLanguage } = frame.state
  if (fields.Credentials === undefined) return undefined
  const credentials =
    queryLanguage === 'JSONata'
      ? evaluateField(frame, 'Credentials', fields.Credentials, jsonataVariables(frame))
      : evaluatePayloadTemplate(frame, 'Credentials', fields.Credentials, pathInput(frame))
  return then(credentials, (value) => (isJsonObject(value) && typeof value.RoleArn === 'string' ? value.RoleArn : undefined))
}
