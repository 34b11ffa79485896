import { unqualified } from './execution-names.ts'
import type { ExecutionRecord, NewExecution } from './execution-record.ts'

/**
 * What an execution begins with.
 *
 * @param startDate milliseconds since the Unix epoch
 * @param definition the hash of its definition
 */
export function newRecord(execution: NewExecution, startDate: number, uuid: () => string, definition: string): ExecutionRecord {
  const { input, type = 'STANDARD', roleArn, name = uuid() } = execution
  const machine = unqualified(execution.stateMachineArn)
  const qualifier = execution.stateMachineArn.slice(machine.length + 1)
  const isVersion = /^\d+$/.test(qualifier)
  return {
    executionArn:
      type === 'EXPRESS'
        ? `${machine.replace(':stateMachine:', ':express:')}:${name}:${uuid()}`
        : `${machine.replace(':stateMachine:', ':execution:')}:${name}`,
    name,
    stateMachineArn: machine,
    ...(qualifier !== '' && { [isVersion ? 'stateMachineVersionArn' : 'stateMachineAliasArn']: execution.stateMachineArn }),
    type,
    ...(roleArn !== undefined && { roleArn }),
    input,
    startDate,
    definition,
  }
}
