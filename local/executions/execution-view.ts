import type { JournalEntry } from '../../engine/index.ts'
import { AwsError } from '../service.ts'
import type { ExecutionFolder } from './execution-folder.ts'
import { type ExecutionPaths, type ExecutionPlace, placeOf } from './execution-names.ts'
import type { ExecutionRecord, ExecutionState } from './execution-record.ts'
import { readEntries } from './journal-file.ts'
import { childExecution, type MapRunFolder } from './map-run-folder.ts'
import type { MapRunState } from './map-run-state.ts'

/** Executions and map runs as they stand now: what their files say, and which of them run in this process. */
export interface ExecutionView {
  /** An execution, or the child execution of a map run. Throws `ExecutionDoesNotExist`. */
  find(executionArn: string): ExecutionState
  /** An execution that is stopped and redriven by itself, which a child is not. Throws `ExecutionDoesNotExist` and `InvalidArn`. */
  findOwn(executionArn: string): ExecutionState
  /** As its files say it, but for one that is redriven: it runs, though its journal does not say so until its first line is written. */
  current(state: ExecutionState): ExecutionState
  /** Throws `ResourceNotFound`. */
  mapRun(mapRunArn: string): MapRunState
  mapRunsOf(executionArn: string): readonly MapRunState[]
  childrenOf(mapRunArn: string): readonly ExecutionState[]
  /** The entries of an execution's own journal, or of the journal that it shares with the other children of its map run. */
  entriesOf(state: ExecutionState): Iterable<JournalEntry>
}

/** The view of what a folder holds. `isLive`: whether an execution runs in this process. */
export function executionView(
  folder: ExecutionFolder,
  mapRuns: MapRunFolder,
  paths: ExecutionPaths,
  isLive: (executionArn: string) => boolean,
): ExecutionView {
  function current(state: ExecutionState): ExecutionState {
    if (!isLive(state.executionArn)) return state
    const { ending: _, ...running } = state
    return running
  }

  function find(executionArn: string): ExecutionState {
    const state = folder.find(executionArn)
    if (state !== undefined) return current(state)
    const found = mapRuns.child(executionArn)
    if (found === undefined) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`, 400)
    const above = find(found.run.executionArn)
    return ended(childExecution(found.run, found.index, found.child, above), standing(found.run, above))
  }

  return {
    find,
    current,
    findOwn(executionArn) {
      const state = find(executionArn)
      if (state.mapRunArn === undefined) return state
      const message = `${executionArn} belongs to ${state.mapRunArn}: stop or redrive the execution of that map`
      throw new AwsError('InvalidArn', `Invalid Arn: '${message}'`, 400)
    },
    mapRun(mapRunArn) {
      const run = requireRun(mapRuns, mapRunArn)
      return standing(run, find(run.executionArn))
    },
    mapRunsOf(executionArn) {
      const above = find(executionArn)
      return mapRuns.of(above).map((run) => standing(run, above))
    },
    childrenOf(mapRunArn) {
      const run = requireRun(mapRuns, mapRunArn)
      const above = find(run.executionArn)
      const begun = [...run.children].sort(([left], [right]) => left - right)
      return begun.map(([index, child]) => ended(childExecution(run, index, child, above), standing(run, above)))
    },
    entriesOf: (state) => mapRuns.child(state.executionArn)?.entries() ?? readEntries(journalOf(paths, state)),
  }
}

/** Only executions that have a place are kept. */
export function journalOf(paths: ExecutionPaths, { executionArn }: Pick<ExecutionRecord, 'executionArn'>): string {
  return paths.journal(placeOf(executionArn) as ExecutionPlace)
}

function requireRun(mapRuns: MapRunFolder, mapRunArn: string): MapRunState {
  const run = mapRuns.find(mapRunArn)
  if (run !== undefined) return run
  throw new AwsError('ResourceNotFound', `Resource not found: '${mapRunArn}'`, 400)
}

/** A run whose process died stands as RUNNING in its journal, even where the execution of its map was stopped since. */
function standing(run: MapRunState, { ending }: ExecutionState): MapRunState {
  return run.status !== 'RUNNING' || ending === undefined ? run : { ...run, status: 'ABORTED', since: ending.stopDate }
}

/** A child without an end does not run where its map run has ended. */
function ended(child: ExecutionState, { status, since }: MapRunState): ExecutionState {
  if (child.ending !== undefined || status === 'RUNNING') return child
  return { ...child, ending: { status: 'ABORTED', startDate: child.startDate, stopDate: since } }
}
