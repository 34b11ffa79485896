import { awsQuotas } from '../../engine/index.ts'
import { AwsError } from '../service.ts'
import type { ExecutionState } from './execution-record.ts'

const MOST_REDRIVES = 1000
const DAYS_14 = 14 * 24 * 3600 * 1000

/**
 * Why an execution cannot be redriven, or undefined where it can.
 *
 * @param now milliseconds since the Unix epoch
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
 */
export function redriveObstacle({ type, ending, redrives }: ExecutionState, now: number): string | undefined {
  if (type === 'EXPRESS') return 'Express executions cannot be redriven'
  if (ending === undefined) return 'Execution is RUNNING and cannot be redriven'
  if (ending.status === 'SUCCEEDED') return 'Execution is SUCCEEDED and cannot be redriven'
  if ((redrives?.count ?? 0) >= MOST_REDRIVES) return `Execution cannot be redriven more than ${MOST_REDRIVES} times`
  if (now - ending.stopDate > DAYS_14) return 'Execution has exceeded the max redrivable period'
  return undefined
}

/** Throws `ExecutionNotRedrivable`. */
export function requireRedrivable(state: ExecutionState, now: number, events: number): void {
  const obstacle = redriveObstacle(state, now) ?? historyObstacle(events)
  if (obstacle !== undefined) throw new AwsError('ExecutionNotRedrivable', `Execution Not Redrivable: '${obstacle}'`, 400)
}

/** The redrive itself and the event that ends it must still fit. */
function historyObstacle(events: number): string | undefined {
  return events >= awsQuotas.historyEvents - 1 ? 'Execution history size limit reached' : undefined
}
