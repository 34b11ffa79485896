import { expect, test } from '@jest/globals'
import { logRecord } from '../../engine/index.ts'
import { chain, runMachine } from './start-machine.ts'

const failing = chain({
  Both: { Type: 'Parallel', Branches: [chain({ Wait: { Type: 'Wait', Seconds: 9 } }), chain({ No: { Type: 'Fail', Error: 'No' } })] },
})

test.each([
  ['OFF', []],
  ['FATAL', ['ExecutionFailed']],
  ['ERROR', ['FailStateEntered', 'WaitStateAborted', 'ParallelStateFailed', 'ExecutionFailed']],
] as const)('the level %s logs %j of a failed execution', async (level, types) => {
  const { events } = await runMachine(failing)
  const records = events.map((event) => logRecord(event, { executionArn: 'arn', level, includeExecutionData: true }))
  expect(records.flatMap((record) => (record === undefined ? [] : [record.type]))).toEqual(types)
})

test('a payload that is too long for a log is cut and said to be', async () => {
  const { events } = await runMachine(chain({ Grow: { Type: 'Pass', Output: "{% $pad('', 255000, 'x') %}" } }))
  const exited = events.find(({ type }) => type === 'PassStateExited')
  const record = exited && logRecord(exited, { executionArn: 'arn', level: 'ALL', includeExecutionData: true })
  const { output, outputDetails } = (record?.details ?? {}) as { output?: string; outputDetails?: unknown }
  expect({ length: output?.length, outputDetails }).toEqual({ length: 248 * 1024, outputDetails: { truncated: true } })
})
