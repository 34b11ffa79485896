import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { TestStateRejected, type TestStateRequest, type TestStateResponse, testState, virtualClock } from '../../engine/index.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { matcher } from './matches-recorded.ts'
import { resultShape } from './result-shapes.ts'
import type { TierResult } from './tier-result.ts'

/** Runs a recorded call of the TestState API: its answer, its error and its inspection are the three tiers. */
export async function runTestStateCase(recorded: ConformanceCase): Promise<TierResult[]> {
  const matches = matcher(recorded.wildcards)
  const actual = await answer(recorded)
  const { error, cause, inspectionData, ...outcome } = recorded.expected as JsonObject
  const { error: ourError, cause: ourCause, inspectionData: ourInspection, ...ourOutcome } = actual
  const tier = (name: TierResult['tier'], expected: JsonValue, ours: JsonValue): TierResult => ({
    tier: name,
    passed: matches(expected, ours),
    expected,
    actual: ours,
  })
  const tiers = [tier('output', outcome, ourOutcome)]
  if (outcome.status !== 'SUCCEEDED') tiers.push(tier('cause', failure(error, cause), failure(ourError, ourCause)))
  if (inspectionData !== undefined || ourInspection !== undefined)
    tiers.push(tier('history', inspectionData ?? null, ourInspection ?? null))
  return tiers
}

function failure(error: JsonValue | undefined, cause: JsonValue | undefined): JsonObject {
  return { error: error ?? null, cause: cause ?? null }
}

async function answer(recorded: ConformanceCase): Promise<JsonObject> {
  let ids = 0
  // The recorder wrote down whether a role was given, not which.
  const { roleArnGiven, ...request } = recorded.request ?? {}
  try {
    const response: TestStateResponse = await testState({
      ...(request as Partial<TestStateRequest>),
      definition: recorded.definition,
      ...(roleArnGiven === true ? { roleArn: 'arn:aws:iam::111111111111:role/role' } : {}),
      stateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:machine',
      clock: virtualClock({ start: Date.UTC(2026, 0, 1) }),
      random: () => 0.5,
      uuid: () => `id-${++ids}`,
      resultShape,
    })
    return response as unknown as JsonObject
  } catch (error) {
    if (!(error instanceof TestStateRejected)) throw error
    return { apiError: { code: error.code, message: error.message } }
  }
}
