import type { JsonValue } from '../../asl/json.ts'
import { errorDetails } from '../errors/error-details.ts'
import { ExecutionSuspended } from '../errors/execution-suspended.ts'
import { StatesItemReaderFailedError } from '../errors/states-item-reader-failed-error.ts'
import { StatesResultWriterFailedError } from '../errors/states-result-writer-failed-error.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import { accountOf, regionOf } from '../execution/execution.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import type { MapRunSettings, MapRunStatus, RecordedInput } from '../journal/journal.ts'
import type { InnerPosition, MapRunReference } from '../journal/position.ts'
import { isJsonObject, textField } from '../machine/state-document.ts'
import { TaskFailure } from '../ports.ts'
import { maxConcurrency, readItems } from '../states/map-items.ts'
import { resultOutcome } from '../states/outcome.ts'
import { batchItems } from './item-batcher.ts'
import { type MapItem, readObjectItems } from './item-reader.ts'
import { mapResult } from './result-writer.ts'
import { childType, type MapRunOptions, runChildren } from './run-children.ts'
import { readTolerance } from './tolerance.ts'

/**
 * Runs a Map in distributed mode: every item, or batch of items, is an execution of its own with its own history.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export async function runDistributed(frame: Frame, inner: InnerPosition | undefined, onFailure: () => void): Promise<Outcome> {
  const { branch } = frame
  const run = await openMapRun(frame, inner?.kind === 'mapRun' ? inner : undefined)
  // A child may finish work before the next turn of the event loop: what says that it has begun must be safe by then.
  branch.execution.history.journal?.flush()
  let result: JsonValue
  try {
    const children = await runChildren(frame, await readInputs(frame, run), run)
    result = await named(StatesResultWriterFailedError, () => mapResult(frame, run.mapRunArn, children))
  } catch (error) {
    if (branch.aborted && !(branch.reason instanceof ExecutionSuspended)) mark(frame, run, 'ABORTED')
    if (error instanceof WorkflowFailure && !branch.aborted) {
      mark(frame, run, 'FAILED')
      onFailure()
      branch.record('MapRunFailed', { mapRunFailedEventDetails: errorDetails(error.error, error.failureCause) })
    }
    throw error
  }
  if (!run.closed) {
    mark(frame, run, 'SUCCEEDED')
    const succeeded = branch.record('MapRunSucceeded')
    branch.recordBeside('MapStateSucceeded', undefined, succeeded)
  }
  branch.cursor = run.started
  return resultOutcome(frame, result)
}

/** Starts the run of a Map, or takes up the one that an earlier process or an earlier attempt of the execution began. */
async function openMapRun(frame: Frame, before: MapRunReference | undefined): Promise<MapRun> {
  const { branch, state } = frame
  const given = isJsonObject(state.fields.ItemReader) || before?.closed === true ? undefined : await stateItems(frame)
  const wanted = await maxConcurrency(frame)
  if (before === undefined) branch.record('MapStateStarted', { mapStateStartedEventDetails: { length: given?.length ?? 0 } })
  const tolerance = await readTolerance(frame)
  const mapRunArn = before?.mapRunArn ?? nameMapRun(frame)
  const journal = branch.execution.journal?.mapRun?.(mapRunArn)
  const position = before?.mapRunArn === undefined ? undefined : journal?.read()
  const isRedriven = before?.redriven === true
  const redriveCount = before?.redriveCount ?? 0
  if (isRedriven) mark(frame, { journal, redriveCount }, 'RUNNING')
  return {
    mapRunArn,
    given,
    maxConcurrency: wanted,
    concurrency: concurrencyOf(frame, wanted),
    tolerance,
    journal,
    position,
    redriveCount,
    isRedriven: redriveCount > 0,
    closed: before?.closed ?? false,
    started:
      before?.mapRunArn === undefined
        ? branch.record('MapRunStarted', { mapRunStartedEventDetails: { mapRunArn } })
        : isRedriven
          ? branch.record('MapRunRedriven', { mapRunRedrivenEventDetails: { mapRunArn, redriveCount: before.redriveCount } })
          : before.started,
  }
}

/** Tells the journal how the run stands. */
function mark({ branch }: Frame, { journal, redriveCount }: Pick<MapRun, 'journal' | 'redriveCount'>, status: MapRunStatus): void {
  journal?.mark?.(status, branch.execution.clock.now(), redriveCount)
}

interface MapRun extends MapRunOptions {
  /** The items, where the state has them and no reader brings them. */
  readonly given: MapItem[] | undefined
  /** As the state has it; 0 is no bound of its own. */
  readonly maxConcurrency: number
  readonly started: number
  readonly redriveCount: number
  /** All children succeeded, and the event that says so is written. */
  readonly closed: boolean
}

/** The inputs of the children; those of an earlier process are not read again. */
async function readInputs(frame: Frame, run: MapRun): Promise<readonly RecordedInput[]> {
  const { given, position, journal } = run
  if (position !== undefined) return position.inputs
  const items = given ?? (await named(StatesItemReaderFailedError, () => readObjectItems(frame)))
  const inputs = await batchItems(frame, items)
  journal?.begin(inputs, settingsOf(frame, run))
  return inputs
}

async function stateItems(frame: Frame): Promise<MapItem[]> {
  return (await readItems(frame)).map((value) => ({ value, source: 'STATE_DATA' }))
}

function settingsOf(frame: Frame, { mapRunArn, maxConcurrency, tolerance: { count, percentage } }: MapRun): MapRunSettings {
  const { executionArn, clock } = frame.branch.execution
  return {
    mapRunArn,
    executionArn,
    type: childType(frame),
    startDate: clock.now(),
    maxConcurrency,
    ...(count !== undefined && { toleratedFailureCount: count }),
    ...(percentage !== undefined && { toleratedFailurePercentage: percentage }),
    writesResults: isJsonObject(frame.state.fields.ResultWriter),
  }
}

function concurrencyOf(frame: Frame, wanted: number): number {
  const { distributedMapConcurrency } = frame.branch.execution.quotas
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
