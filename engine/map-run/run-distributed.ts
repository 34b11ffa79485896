import type { JsonValue } from '../../asl/json.ts'
import { StatesItemReaderFailedError } from '../errors/states-item-reader-failed-error.ts'
import { StatesResultWriterFailedError } from '../errors/states-result-writer-failed-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { accountOf, regionOf } from '../execution/execution.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { isJsonObject, textField } from '../machine/state-document.ts'
import { TaskFailure } from '../ports.ts'
import { maxConcurrency, readItems } from '../states/map-items.ts'
import { resultOutcome } from '../states/outcome.ts'
import { errorDetails } from '../task/task-events.ts'
import { batchItems } from './item-batcher.ts'
import { type MapItem, readObjectItems } from './item-reader.ts'
import { mapResult } from './result-writer.ts'
import { runChildren } from './run-children.ts'
import { readTolerance } from './tolerance.ts'

/**
 * Runs a Map in distributed mode: every item, or batch of items, is an execution of its own with its own history.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export async function runDistributed(frame: Frame, onFailure: () => void): Promise<Outcome> {
  const { branch, state } = frame
  const { ItemReader } = state.fields
  const given = isJsonObject(ItemReader) ? undefined : await stateItems(frame)
  const concurrency = await readConcurrency(frame)
  branch.record('MapStateStarted', { mapStateStartedEventDetails: { length: given?.length ?? 0 } })
  const tolerance = await readTolerance(frame)
  const mapRunArn = nameMapRun(frame)
  const started = branch.record('MapRunStarted', { mapRunStartedEventDetails: { mapRunArn } })
  let result: JsonValue
  try {
    const items = given ?? (await named(StatesItemReaderFailedError, () => readObjectItems(frame)))
    const children = await runChildren(frame, await batchItems(frame, items), { mapRunArn, concurrency, tolerance })
    result = await named(StatesResultWriterFailedError, () => mapResult(frame, mapRunArn, children))
  } catch (error) {
    if (error instanceof WorkflowFailure && !branch.aborted) {
      onFailure()
      branch.record('MapRunFailed', { mapRunFailedEventDetails: errorDetails(error.error, error.failureCause) })
    }
    throw error
  }
  const succeeded = branch.record('MapRunSucceeded')
  branch.recordBeside('MapStateSucceeded', undefined, succeeded)
  branch.cursor = started
  return resultOutcome(frame, result)
}

async function stateItems(frame: Frame): Promise<MapItem[]> {
  return (await readItems(frame)).map((value) => ({ value, source: 'STATE_DATA' }))
}

async function readConcurrency(frame: Frame): Promise<number> {
  const { distributedMapConcurrency } = frame.branch.execution.quotas
  const wanted = await maxConcurrency(frame)
  return wanted === 0 ? distributedMapConcurrency : Math.min(wanted, distributedMapConcurrency)
}

function nameMapRun(frame: Frame): string {
  const { execution } = frame.branch
  const machine = execution.stateMachineArn.slice(execution.stateMachineArn.lastIndexOf(':') + 1)
  const label = textField(frame.state.fields, 'Label') ?? execution.uuid()
  const arn = execution.executionArn
  return `arn:aws:states:${regionOf(arn)}:${accountOf(arn)}:mapRun:${machine}/${label}:${execution.uuid()}`
}

/** Gives the failure of a reader or a writer the name that a workflow can catch. */
async function named<T>(Failure: new (cause?: string, options?: ErrorOptions) => WorkflowFailure, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TaskFailure)) throw error
    throw new Failure(error.failureCause, { cause: error })
  }
}
