import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { errorDetails } from '../errors/error-details.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { Branch } from '../execution/branch.ts'
import type { Execution } from '../execution/execution.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { enter } from '../execution/run-branch.ts'
import { createSingleExecution } from '../execution/start-execution.ts'
import { stateFailure } from '../execution/state-failure.ts'
import { isJsonObject, type State } from '../machine/state-document.ts'
import { TaskFailure, type TaskPort } from '../ports.ts'
import { catchFailure } from '../retry/catcher.ts'
import { maxAttempts, retryDelay } from '../retry/retry-delay.ts'
import { takes } from '../retry/takes.ts'
import { listField } from '../retry/with-retry-and-catch.ts'
import { checkRequest } from './check-request.ts'
import { findState } from './find-state.ts'
import { mockedAttempt } from './mocked-attempt.ts'
import type { TestStateRequest, TestStateResponse } from './test-state-request.ts'

/**
 * Tests one state as the TestState API does: runs it once with the given input, without waiting for its retries.
 * Rejects with `TestStateRejected` where the API refuses the call.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export async function testState(request: TestStateRequest): Promise<TestStateResponse> {
  const state = findState(request.definition, request.stateName)
  const result = checkRequest(request, state)
  const frame = enterAlone(request, state, result)
  const inspection: Record<string, JsonValue> = { input: frame.input }
  frame.observe = (stage, value) => {
    inspection[stage] = value
  }
  const answer = await attempt(frame, request, result, inspection)
  const isInspected = request.inspectionLevel === 'DEBUG' || request.inspectionLevel === 'TRACE'
  return isInspected ? { ...answer, inspectionData: inspection } : answer
}

async function attempt(
  frame: Frame,
  request: TestStateRequest,
  result: JsonValue | undefined,
  inspection: Record<string, JsonValue>,
): Promise<TestStateResponse> {
  try {
    return { status: 'SUCCEEDED', ...describeOutcome(await mockedAttempt(frame, request, result)) }
  } catch (error) {
    const failure = stateFailure(frame, error)
    if (!(failure instanceof WorkflowFailure)) throw failure
    return handle(frame, request, failure, inspection)
  }
}

async function handle(
  frame: Frame,
  request: TestStateRequest,
  failure: WorkflowFailure,
  inspection: Record<string, JsonValue>,
): Promise<TestStateResponse> {
  const failed = errorDetails(failure.error, failure.failureCause)
  const retriers = listField(frame, 'Retry')
  const retryIndex = retriers.findIndex((retrier) => takes(retrier, failure))
  const retrier = retriers[retryIndex]
  const done = request.stateConfiguration?.retrierRetryCount ?? 0
  if (retrier !== undefined && done < maxAttempts(retrier)) {
    inspection.errorDetails = { retryIndex, retryBackoffIntervalSeconds: retryDelay(retrier, done, request.random) / 1000 }
    return { status: 'RETRIABLE', ...failed }
  }
  const catchers = listField(frame, 'Catch')
  const catchIndex = catchers.findIndex((catcher) => takes(catcher, failure))
  const details = { ...(retrier === undefined ? {} : { retryIndex }), ...(catchIndex < 0 ? {} : { catchIndex }) }
  if (Object.keys(details).length > 0) inspection.errorDetails = details
  if (catchIndex < 0) return { status: 'FAILED', ...failed }
  return { status: 'CAUGHT_ERROR', ...failed, ...describeOutcome(await catchFailure(frame, catchers, failure)) }
}

function describeOutcome({ output, next }: Outcome): { readonly output: JsonValue; readonly nextState?: string } {
  return { output, ...(next === undefined ? {} : { nextState: next }) }
}

function enterAlone(request: TestStateRequest, state: State, result: JsonValue | undefined): Frame {
  const group = { startAt: state.name, states: new Map([[state.name, state]]) }
  const name = request.uuid()
  const { input = {}, roleArn, stateMachineArn, quotas, clock, random, uuid } = request
  const shared = {
    clock,
    random,
    uuid,
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(stateMachineArn === undefined ? {} : { stateMachineArn }),
    ...(quotas === undefined ? {} : { quotas }),
  }
  const execution: Execution = {
    ...createSingleExecution(group, { ...shared, name, input, type: 'EXPRESS', tasks: mockedTasks(request, result) }),
    changeContext: (context) => request.context ?? withoutRedrive(context),
  }
  const branch = new Branch(execution, group, 0)
  if (request.variables !== undefined) branch.variables.assign(request.variables)
  return enter(branch, state, input)
}

/** A tested state belongs to no execution that could be redriven. */
function withoutRedrive(context: JsonObject): JsonObject {
  if (!isJsonObject(context.Execution)) return context
  const { RedriveCount: _, ...execution } = context.Execution
  return { ...context, Execution: execution }
}

function mockedTasks({ mock, tasks }: TestStateRequest, result: JsonValue | undefined): TaskPort {
  if (mock === undefined && tasks !== undefined) return tasks
  return {
    run: async () => {
      if (mock?.errorOutput !== undefined) throw new TaskFailure(mock.errorOutput.error, mock.errorOutput.cause)
      return result ?? null
    },
  }
}
