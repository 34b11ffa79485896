import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { mayRetry } from '../machine/state-document.ts'
import type { Frame } from './frame.ts'

/**
 * The context object of a state: `$$` in JSONPath, `$states.context` in JSONata.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextObject(frame: Frame): JsonObject {
  const { execution } = frame.branch
  const context: Record<string, JsonValue> = {
    Execution: {
      Id: execution.executionArn,
      Input: execution.input,
      StartTime: new Date(execution.startDate).toISOString(),
      Name: execution.name,
      RoleArn: execution.roleArn,
      RedriveCount: execution.redriveCount,
    },
    StateMachine: { Id: execution.stateMachineArn, Name: lastPart(execution.stateMachineArn) },
    State: {
      Name: frame.state.name,
      EnteredTime: new Date(frame.enteredAt).toISOString(),
      ...(mayRetry(frame.state.type) ? { RetryCount: frame.retryCount } : {}),
    },
  }
  const item = frame.mapItem ?? frame.branch.mapItem
  if (item !== undefined) context.Map = { Item: item }
  if (frame.taskToken !== undefined) context.Task = { Token: frame.taskToken }
  return execution.changeContext === undefined ? context : execution.changeContext(context)
}

/** The name at the end of an ARN. */
export function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1)
}
