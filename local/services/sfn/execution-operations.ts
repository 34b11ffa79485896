import type * as Sfn from '@aws-sdk/client-sfn'
import type { JsonValue } from '../../../asl/json.ts'
import { apiHistoryEvent } from '../../../engine/index.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { ExecutionRecord, Executions } from './executions.ts'
import type { StateMachines } from './state-machines.ts'

const LARGEST_PAGE = 1000

/** The operations on executions. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
export function executionOperations(executions: Executions, machines: StateMachines, { uuid }: LocalEnvironment) {
  return {
    async StartExecution({ stateMachineArn, name = uuid(), input }: Sfn.StartExecutionInput): Promise<Sfn.StartExecutionOutput> {
      const { arn, started } = await executions.start(await machines.get(stateMachineArn), name, parseInput(input))
      return { executionArn: arn, startDate: new Date(started) }
    },
    async StartSyncExecution({
      stateMachineArn,
      name = uuid(),
      input,
    }: Sfn.StartSyncExecutionInput): Promise<Sfn.StartSyncExecutionOutput> {
      const machine = await machines.get(stateMachineArn)
      if (machine.type !== 'EXPRESS') {
        throw new AwsError('StateMachineTypeNotSupported', `This operation is not supported by this type of state machine`, 400)
      }
      const { arn } = await executions.start(machine, name, parseInput(input))
      const record = await executions.untilDone(arn)
      const { status, ...rest } = describe(record)
      // The API knows no stop of these: what was stopped has failed.
      const ended = status === 'SUCCEEDED' || status === 'TIMED_OUT' ? status : 'FAILED'
      return { ...rest, status: ended, stopDate: new Date(record.stopped ?? record.started) }
    },
    async DescribeExecution({ executionArn }: Sfn.DescribeExecutionInput): Promise<Sfn.DescribeExecutionOutput> {
      return describe(await executions.get(executionArn))
    },
    async ListExecutions(input: Sfn.ListExecutionsInput): Promise<Sfn.ListExecutionsOutput> {
      const { name } = await machines.get(input.stateMachineArn)
      const all = (await executions.list(name)).filter(({ status }) => input.statusFilter === undefined || status === input.statusFilter)
      const { items, nextToken } = page(all, input.maxResults, input.nextToken)
      return {
        executions: items.map((record) => {
          const { executionArn, stateMachineArn, name, status, startDate, stopDate } = describe(record)
          return { executionArn, stateMachineArn, name, status, startDate, ...(stopDate && { stopDate }) }
        }),
        ...(nextToken !== undefined && { nextToken }),
      }
    },
    async GetExecutionHistory(input: Sfn.GetExecutionHistoryInput): Promise<Sfn.GetExecutionHistoryOutput> {
      const { events } = await executions.get(input.executionArn)
      const ordered = input.reverseOrder === true ? [...events].reverse() : events
      const { items, nextToken } = page(ordered, input.maxResults, input.nextToken)
      return {
        // The engine's events are the API's but for their time, which the SDK has as a date.
        events: items.map((event) => ({ ...apiHistoryEvent(event), timestamp: new Date(event.timestamp) }) as unknown as Sfn.HistoryEvent),
        ...(nextToken !== undefined && { nextToken }),
      }
    },
    async StopExecution({ executionArn, error, cause }: Sfn.StopExecutionInput): Promise<Sfn.StopExecutionOutput> {
      const { stopped, started } = await executions.stop(executionArn, error, cause)
      return { stopDate: new Date(stopped ?? started) }
    },
  }
}

function describe(record: ExecutionRecord) {
  const { arn, stateMachineArn, name, status, started, stopped, input, output, error, cause } = record
  return {
    executionArn: arn,
    stateMachineArn,
    name,
    status,
    startDate: new Date(started),
    ...(stopped !== undefined && { stopDate: new Date(stopped) }),
    input: JSON.stringify(input),
    inputDetails: { included: true },
    ...(output !== undefined && { output: JSON.stringify(output), outputDetails: { included: true } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  }
}

function parseInput(input = '{}'): JsonValue {
  try {
    return JSON.parse(input) as JsonValue
  } catch (cause) {
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${(cause as Error).message}'`, 400, {}, { cause })
  }
}

function page<Item>(items: readonly Item[], maxResults: number | undefined, token: string | undefined) {
  const start = Number(token ?? 0)
  if (!Number.isInteger(start) || start < 0) throw new AwsError('InvalidToken', `Invalid Token: '${token}'`, 400)
  const end = start + Math.min(maxResults || 100, LARGEST_PAGE)
  return { items: items.slice(start, end), nextToken: end < items.length ? String(end) : undefined }
}
