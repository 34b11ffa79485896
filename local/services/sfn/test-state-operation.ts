import type * as Sfn from '@aws-sdk/client-sfn'
import type { JsonObject, JsonValue } from '../../../asl/json.ts'
import { type TaskPort, TestStateRejected, type TestStateRequest, testState } from '../../../engine/index.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'

/** Runs one state by itself. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
export function testStateOperation({ clock, uuid, region, accountId }: LocalEnvironment, tasks: (roleArn: string | undefined) => TaskPort) {
  return {
    async TestState({ definition, input, variables, context, ...request }: Sfn.TestStateInput): Promise<Sfn.TestStateOutput> {
      try {
        const { output, inspectionData, ...response } = await testState({
          // The other members are the API's own, which the engine checks.
          ...(request as object as Partial<TestStateRequest>),
          definition: parse('definition', definition) as JsonObject,
          ...(input !== undefined && { input: parse('input', input) }),
          ...(variables !== undefined && { variables: parse('variables', variables) as JsonObject }),
          ...(context !== undefined && { context: parse('context', context) as JsonObject }),
          stateMachineArn: `arn:aws:states:${region}:${accountId}:stateMachine:test`,
          clock,
          random: () => Number.parseInt(uuid().slice(0, 8), 16) / 2 ** 32,
          uuid,
          tasks: tasks(request.roleArn),
        })
        return {
          ...response,
          ...(output !== undefined && { output: JSON.stringify(output) }),
          ...(inspectionData !== undefined && { inspectionData: texts(inspectionData) }),
        }
      } catch (error) {
        if (!(error instanceof TestStateRejected)) throw error
        throw new AwsError(error.code, error.message, 400, {}, { cause: error })
      }
    },
  }
}

/** The members of an inspection that the API has as numbers and structures; all others are JSON text. */
const STRUCTURED = new Set(['errorDetails', 'toleratedFailurePercentage', 'toleratedFailureCount', 'maxConcurrency', 'request', 'response'])

function texts(inspection: JsonObject): Sfn.InspectionData {
  const told = Object.entries(inspection).map(([name, value]) => [name, STRUCTURED.has(name) ? value : JSON.stringify(value)])
  return Object.fromEntries(told) as Sfn.InspectionData
}

function parse(name: string, text: string | undefined): JsonValue {
  try {
    return JSON.parse(text ?? '') as JsonValue
  } catch (cause) {
    if (name === 'definition')
      throw new AwsError('InvalidDefinition', `Invalid State Machine Definition: '${(cause as Error).message}'`, 400)
    throw new AwsError('ValidationException', `The member ${name} is no JSON: ${(cause as Error).message}`, 400, {}, { cause })
  }
}
