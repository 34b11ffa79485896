import type * as Sfn from '@aws-sdk/client-sfn'
import { type ExecutionState, redriveObstacle } from '../../executions/index.ts'

/** An execution in the words of the API: its status, its ending, and whether it can be redriven. */
export function describeExecution(state: ExecutionState, now: number): Sfn.DescribeExecutionOutput & { readonly startDate: Date } {
  const { input, ending } = state
  const obstacle = redriveObstacle(state, now)
  return {
    ...listEntry(state),
    input: JSON.stringify(input),
    inputDetails: { included: true },
    ...(ending?.output !== undefined && { output: JSON.stringify(ending.output), outputDetails: { included: true } }),
    ...(ending?.error !== undefined && { error: ending.error }),
    ...(ending?.cause !== undefined && { cause: ending.cause }),
    redriveStatus: obstacle === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(obstacle !== undefined && { redriveStatusReason: obstacle }),
  }
}

/** An execution as a list shows it. */
export function listEntry(state: ExecutionState) {
  const { executionArn, stateMachineArn, stateMachineVersionArn, stateMachineAliasArn, mapRunArn, name, startDate, ending, redrives } =
    state
  return {
    executionArn,
    stateMachineArn,
    ...(stateMachineVersionArn !== undefined && { stateMachineVersionArn }),
    ...(stateMachineAliasArn !== undefined && { stateMachineAliasArn }),
    ...(mapRunArn !== undefined && { mapRunArn }),
    name,
    status: statusOf(state),
    startDate: new Date(startDate),
    ...(ending !== undefined && { stopDate: new Date(ending.stopDate) }),
    redriveCount: redrives?.count ?? 0,
    ...(redrives !== undefined && { redriveDate: new Date(redrives.date) }),
  }
}

export function statusOf({ ending }: ExecutionState): Sfn.ExecutionStatus {
  return ending?.status ?? 'RUNNING'
}
