import type { JsonValue } from '../../asl/json.ts'
import { type State, textField } from '../machine/state-document.ts'
import { resultProblem } from './result-shape.ts'
import { TestStateRejected, type TestStateRequest } from './test-state-request.ts'

/** Refuses what the API refuses, and reads the mocked result. */
export function checkRequest(request: TestStateRequest, state: State): JsonValue | undefined {
  const { mock, stateConfiguration, roleArn } = request
  if (mock?.result !== undefined && mock.errorOutput !== undefined) {
    throw refused('A test mock should have only one of the following fields: [result, errorOutput].')
  }
  if (mock !== undefined && request.revealSecrets === true)
    throw refused('TestState does not support RevealSecrets when a mock is specified.')
  if (mock === undefined && stateConfiguration?.mapIterationFailureCount !== undefined) {
    throw refused('TestState does not support MapIterationFailureCount when a mock is not specified.')
  }
  const isMockable = state.type === 'Task' || state.type === 'Map' || state.type === 'Parallel'
  if (mock !== undefined && !isMockable) throw refused(`State type '${state.type}' is not supported when a mock is specified`)
  if (mock === undefined && isMockable && state.type !== 'Task') {
    throw refused(`State type '${state.type}' is not supported when a mock is not specified`)
  }
  if (mock === undefined && roleArn === undefined && state.type === 'Task')
    throw refused('RoleArn must be specified when testing a Task state')
  if (mock?.result === undefined) return undefined
  const result = parseResult(mock.result)
  checkInnerResult(request, state, result)
  checkShape(request, state, result)
  return result
}

function parseResult(text: string): JsonValue {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('Mocked result must be valid JSON')
  }
}

function checkInnerResult({ stateConfiguration }: TestStateRequest, state: State, result: JsonValue): void {
  if (state.type === 'Parallel') {
    if (!Array.isArray(result)) throw refused('Mocked result must be an array.')
    if (result.length !== state.branches.length) {
      throw refused('Mocked result must contain the same number of items as number of Parallel branches.')
    }
  }
  if (state.type !== 'Map' || state.fields.ResultWriter !== undefined) return
  if (!Array.isArray(result)) throw refused('Mocked result must be an array.')
  if ((stateConfiguration?.mapIterationFailureCount ?? 0) > result.length) {
    throw refused('Map iteration failure count must be less than or equal to the number of Map iterations')
  }
}

function checkShape({ mock, resultShape }: TestStateRequest, state: State, result: JsonValue): void {
  if (state.type !== 'Task' || mock?.fieldValidationMode === 'NONE') return
  const shape = resultShape?.(textField(state.fields, 'Resource') ?? '')
  const problem = shape === undefined ? undefined : resultProblem(shape, result, mock?.fieldValidationMode !== 'PRESENT')
  if (problem !== undefined) throw refused(`Mock result schema validation error: ${problem}`)
}

function refused(message: string): TestStateRejected {
  return new TestStateRejected('ValidationException', message)
}
