import type * as Sfn from '@aws-sdk/client-sfn'
import type { ExecutionStatus } from '../../../engine/index.ts'
import type { ExecutionState, Executions, MapRunState } from '../../executions/index.ts'
import { redriveObstacle } from '../../executions/index.ts'
import { page } from './page.ts'

/** The operations on the runs of Distributed Maps. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeMapRun.html */
export function mapRunOperations(executions: Executions, now: () => number) {
  return {
    async DescribeMapRun({ mapRunArn = '' }: Sfn.DescribeMapRunInput): Promise<Sfn.DescribeMapRunOutput> {
      const run = executions.mapRun(mapRunArn)
      const children = executions.children(mapRunArn)
      return {
        ...dates(run),
        mapRunArn,
        executionArn: run.executionArn,
        status: run.status,
        maxConcurrency: run.maxConcurrency,
        toleratedFailureCount: run.toleratedFailureCount ?? 0,
        toleratedFailurePercentage: run.toleratedFailurePercentage ?? 0,
        itemCounts: counts(run, children, now(), ({ items }) => items),
        executionCounts: counts(run, children, now(), () => 1),
        redriveCount: run.redriveCount,
      }
    },
    async ListMapRuns({ executionArn = '', maxResults, nextToken: token }: Sfn.ListMapRunsInput): Promise<Sfn.ListMapRunsOutput> {
      const { items, nextToken } = page(executions.mapRuns(executionArn).toReversed(), maxResults, token)
      const mapRuns = items.map((run) => ({
        mapRunArn: run.mapRunArn,
        executionArn,
        stateMachineArn: executions.describe(executionArn).stateMachineArn,
        ...dates(run),
      }))
      return { mapRuns, ...(nextToken !== undefined && { nextToken }) }
    },
  }
}

function dates({ status, startDate, since, redriveCount }: MapRunState) {
  return {
    startDate: new Date(startDate),
    ...(status !== 'RUNNING' && { stopDate: new Date(since) }),
    ...(status === 'RUNNING' && redriveCount > 0 && { redriveDate: new Date(since) }),
  }
}

const COUNTED = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const satisfies Record<
  ExecutionStatus,
  string
>

/** How many children, or items in them, stand how. */
function counts(
  { status, inputs, writesResults, children: begun }: MapRunState,
  children: readonly ExecutionState[],
  now: number,
  weigh: (input: { readonly items: number }) => number,
): Sfn.MapRunItemCounts {
  const places = [...begun.keys()].sort((left, right) => left - right)
  const found = { pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, failuresNotRedrivable: 0 }
  const weights = inputs.map(weigh)
  for (const [order, child] of children.entries()) {
    const weight = weights[places[order] ?? -1] ?? 0
    const kind = child.ending === undefined ? 'running' : COUNTED[child.ending.status]
    found[kind] += weight
    if (kind !== 'running' && kind !== 'succeeded' && redriveObstacle(child, now) !== undefined) found.failuresNotRedrivable += weight
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const { running, succeeded, failed, timedOut, aborted } = found
  return {
    ...found,
    pending: total - running - succeeded - failed - timedOut - aborted,
    total,
    resultsWritten: writesResults && status === 'SUCCEEDED' ? succeeded + failed + timedOut + aborted : 0,
    pendingRedrive: 0,
  }
}
