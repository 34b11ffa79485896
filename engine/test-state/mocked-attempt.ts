import type { JsonValue } from '../../asl/json.ts'
import { StatesExceedToleratedFailureThresholdError } from '../errors/states-exceed-tolerated-failure-threshold-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { readTolerance } from '../map-run/tolerance.ts'
import { readItems } from '../states/map-items.ts'
import { numberField } from '../states/number-field.ts'
import { resultOutcome } from '../states/outcome.ts'
import { runState } from '../states/state-runners.ts'
import { attemptTask } from '../states/task-state.ts'
import type { TestStateRequest } from './test-state-request.ts'

/** One attempt of a tested state, without its Retry and Catch. */
export async function mockedAttempt(frame: Frame, request: TestStateRequest, result: JsonValue | undefined): Promise<Outcome> {
  const { type } = frame.state
  if (type === 'Task') return attemptTask(frame)
  if ((type !== 'Map' && type !== 'Parallel') || request.mock === undefined) return runState(frame)
  if (type === 'Map') await observeMap(frame, request, result)
  const { errorOutput } = request.mock
  if (errorOutput !== undefined) throw new WorkflowFailure(errorOutput)
  return resultOutcome(frame, result ?? null)
}

async function observeMap(frame: Frame, { stateConfiguration, mock }: TestStateRequest, result: JsonValue | undefined): Promise<void> {
  const { fields } = frame.state
  if (fields.ItemReader === undefined) await readItems(frame)
  frame.observe?.('maxConcurrency', (await numberField(frame, 'MaxConcurrency')) ?? 0)
  const tolerance = await readTolerance(frame)
  const failed = stateConfiguration?.mapIterationFailureCount ?? 0
  // The API looks at the failures only of a Map that says how many it tolerates.
  const hasThreshold = Object.keys(fields).some((name) => name.startsWith('ToleratedFailure'))
  if (!hasThreshold || mock?.errorOutput !== undefined || tolerance.allows(failed, Array.isArray(result) ? result.length : 0)) return
  throw new StatesExceedToleratedFailureThresholdError('The specified tolerated failure threshold was exceeded')
}
