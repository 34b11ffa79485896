import type * as Sfn from '@aws-sdk/client-sfn'
import type { JsonValue } from '../../../asl/json.ts'
import { apiHistoryEvent, type HistoryEvent } from '../../../engine/index.ts'
import type { Executions } from '../../executions/index.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { describeExecution, listEntry, statusOf } from './describe-execution.ts'
import { page } from './page.ts'
import { requireName, type StateMachines } from './state-machines.ts'

/** The operations on executions. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
export function executionOperations(executions: Executions, machines: StateMachines, { uuid, clock }: LocalEnvironment) {
  const start = async (stateMachineArn: string | undefined, name: string, input: string | undefined) => {
    const machine = await machines.get(stateMachineArn)
    const { document: definition, type, roleArn, qualifiedArn } = machine
    const started = { definition, input: parseInput(input), name: requireName(name), stateMachineArn: qualifiedArn, type }
    return { machine, ...executions.start({ ...started, ...(roleArn !== '' && { roleArn }) }) }
  }
  return {
    async StartExecution({ stateMachineArn, name = uuid(), input }: Sfn.StartExecutionInput): Promise<Sfn.StartExecutionOutput> {
      const { executionArn, startDate } = await start(stateMachineArn, name, input)
      return { executionArn, startDate: new Date(startDate) }
    },
    async StartSyncExecution({
      stateMachineArn,
      name = uuid(),
      input,
    }: Sfn.StartSyncExecutionInput): Promise<Sfn.StartSyncExecutionOutput> {
      if ((await machines.get(stateMachineArn)).type !== 'EXPRESS') {
        throw new AwsError('StateMachineTypeNotSupported', `This operation is not supported by this type of state machine`, 400)
      }
      const { executionArn } = await start(stateMachineArn, name, input)
      const {
        redriveCount: _,
        redriveStatus: __,
        redriveStatusReason: ___,
        ...answer
      } = describeExecution(await executions.untilDone(executionArn), clock.now())
      const { status } = answer
      // The API knows no stop of these: what was stopped has failed.
      const ended = status === 'SUCCEEDED' || status === 'TIMED_OUT' ? status : 'FAILED'
      return { ...answer, executionArn, status: ended, stopDate: answer.stopDate ?? answer.startDate }
    },
    async DescribeExecution({ executionArn }: Sfn.DescribeExecutionInput): Promise<Sfn.DescribeExecutionOutput> {
      return describeExecution(executions.describe(executionArn ?? ''), clock.now())
    },
    async DescribeStateMachineForExecution({
      executionArn,
    }: Sfn.DescribeStateMachineForExecutionInput): Promise<Sfn.DescribeStateMachineForExecutionOutput> {
      const { stateMachineArn, roleArn, startDate } = executions.describe(executionArn ?? '')
      return {
        stateMachineArn,
        name: stateMachineArn.slice(stateMachineArn.lastIndexOf(':') + 1),
        definition: JSON.stringify(executions.definition(executionArn ?? '')),
        roleArn: roleArn ?? '',
        updateDate: new Date(startDate),
      }
    },
    async ListExecutions(input: Sfn.ListExecutionsInput): Promise<Sfn.ListExecutionsOutput> {
      const { stateMachineArn, mapRunArn, statusFilter, redriveFilter, maxResults, nextToken: token } = input
      if (mapRunArn === undefined) await machines.get(stateMachineArn)
      const listed = mapRunArn === undefined ? executions.list(stateMachineArn) : executions.children(mapRunArn)
      const all = listed.filter((state) => {
        if (statusFilter !== undefined && statusFilter !== statusOf(state)) return false
        return redriveFilter === undefined || (redriveFilter === 'REDRIVEN') === (state.redrives !== undefined)
      })
      const { items, nextToken } = page(all, maxResults, token)
      return { executions: items.map(listEntry), ...(nextToken !== undefined && { nextToken }) }
    },
    async GetExecutionHistory(input: Sfn.GetExecutionHistoryInput): Promise<Sfn.GetExecutionHistoryOutput> {
      const { executionArn, maxResults, nextToken: token, reverseOrder, includeExecutionData = true } = input
      const { events, nextToken } = executions.history(executionArn ?? '', { maxResults, nextToken: token, reverseOrder })
      return { events: events.map((event) => sdkEvent(event, includeExecutionData)), ...(nextToken !== undefined && { nextToken }) }
    },
    async StopExecution({ executionArn, error, cause }: Sfn.StopExecutionInput): Promise<Sfn.StopExecutionOutput> {
      const { ending, startDate } = await executions.stop(executionArn ?? '', error, cause)
      return { stopDate: new Date(ending?.stopDate ?? startDate) }
    },
    async RedriveExecution({ executionArn }: Sfn.RedriveExecutionInput): Promise<Sfn.RedriveExecutionOutput> {
      executions.redrive(executionArn ?? '')
      return { redriveDate: new Date(clock.now()) }
    },
  }
}

/** The engine's events are the API's but for their time, which the SDK has as a date. */
function sdkEvent(event: HistoryEvent, includeExecutionData: boolean): Sfn.HistoryEvent {
  return { ...apiHistoryEvent(event, { includeExecutionData }), timestamp: new Date(event.timestamp) } as unknown as Sfn.HistoryEvent
}

function parseInput(input = '{}'): JsonValue {
  try {
    return JSON.parse(input) as JsonValue
  } catch (cause) {
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${(cause as Error).message}'`, 400, {}, { cause })
  }
}
