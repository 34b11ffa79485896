import { join } from 'node:path'
import type { JsonValue } from '../../asl/json.ts'
import { type HistoryEvent, type RunningExecution, resumeExecution, type StartOptions, startExecution } from '../../engine/index.ts'
import { AwsError } from '../service.ts'
import { appendFiles } from './append-files.ts'
import { definitionStore } from './definition-store.ts'
import { executionFolder } from './execution-folder.ts'
import { type ExecutionPlace, executionPaths, machineName, placeOf } from './execution-names.ts'
import type { ExecutionRecord, ExecutionState } from './execution-record.ts'
import { executionView, journalOf } from './execution-view.ts'
import type { Executions, ExecutionsOptions, LiveExecution } from './executions.ts'
import { historyPage } from './history-page.ts'
import { createJournal, openJournal, recoverPosition } from './journal-file.ts'
import { mapRunFolder } from './map-run-folder.ts'
import { newRecord } from './new-record.ts'
import { requireRedrivable } from './redrivable.ts'

interface Running extends LiveExecution {
  readonly running: RunningExecution
}

/**
 * Opens the durable executions of a state folder: every execution has a journal, from which another process carries on after a
 * crash at any moment, without running a finished task again.
 *
 * @example
 * const executions = openExecutions({ root: '.sluice', clock, uuid: randomUUID, random: Math.random, ports: () => aws })
 * for (const { result } of executions.resume()) await result
 */
export function openExecutions({ root, clock, uuid, random, ports, quotas, onEvent, onMapRun }: ExecutionsOptions): Executions {
  const path = join(root, 'executions')
  const paths = executionPaths(path)
  const folder = executionFolder(path, paths)
  const files = appendFiles()
  const definitions = definitionStore(paths)
  const live = new Map<string, Running>()
  const view = executionView(folder, mapRunFolder(paths), paths, (executionArn) => live.has(executionArn))

  function run(record: ExecutionRecord, launch: (shared: Omit<StartOptions, 'definition' | 'journal'>) => RunningExecution): Running {
    const { executionArn, input, name, stateMachineArn, type, roleArn, startDate } = record
    const running = launch({
      input,
      name,
      stateMachineArn,
      executionArn,
      type,
      ...(roleArn === undefined ? {} : { roleArn }),
      clock,
      uuid,
      random,
      keepEvents: false,
      ...(quotas && { quotas }),
      ...(onEvent && { onEvent: (event: HistoryEvent) => onEvent(event, executionArn) }),
      ...(onMapRun && { onMapRun }),
      ...ports(record),
    })
    const result = running.result.finally(() => {
      live.delete(executionArn)
      files.close(journalOf(paths, record))
    })
    result.catch(() => undefined)
    const started: Running = { executionArn, startDate, running, result }
    live.set(executionArn, started)
    return started
  }

  function carryOn(state: ExecutionState, redrive: boolean): Running {
    const place = placeOf(state.executionArn) as ExecutionPlace
    const definition = definitions.read(place, state.definition)
    const from = recoverPosition(paths.journal(place))
    const journal = openJournal(files, paths, state)
    return run(state, (shared) => {
      const start = { ...shared, definition, journal }
      return from === undefined ? startExecution(start) : resumeExecution({ ...start, from, redrive })
    })
  }

  return {
    start(execution) {
      const record = newRecord(execution, clock.now(), uuid, definitions.hash(execution.definition))
      const { executionArn } = record
      const existing = folder.find(executionArn)
      if (existing !== undefined) return answerAgain(existing, live.get(executionArn), record.input)
      const place = placeOf(executionArn)
      if (place === undefined) throw new AwsError('InvalidName', `Invalid Name: '${record.name}'`, 400)
      definitions.write(place, record.definition, execution.definition)
      folder.clear(paths.journal(place), executionArn)
      const journal = createJournal(files, paths, record)
      return run(record, (shared) => startExecution({ ...shared, definition: execution.definition, journal }))
    },
    describe: view.find,
    list: (stateMachineArn) => folder.list(stateMachineArn).map(view.current),
    history(executionArn, options) {
      const state = view.find(executionArn)
      return historyPage(() => view.entriesOf(state), options)
    },
    mapRuns: view.mapRunsOf,
    mapRun: view.mapRun,
    children: view.childrenOf,
    async stop(executionArn, error, cause) {
      const state = view.findOwn(executionArn)
      if (state.ending !== undefined) return state
      const { running, result } = live.get(executionArn) ?? carryOn(state, false)
      running.stop(error, cause)
      await result
      return view.find(executionArn)
    },
    resume(executionArn) {
      const left = executionArn === undefined ? this.list() : [view.find(executionArn)]
      return left.filter((state) => state.ending === undefined && !live.has(state.executionArn)).map((state) => carryOn(state, false))
    },
    redrive(executionArn) {
      const state = view.findOwn(executionArn)
      requireRedrivable(state, clock.now(), recoverPosition(journalOf(paths, state))?.lastEventId ?? 0)
      return carryOn(state, true)
    },
    definition: (executionArn) => {
      const state = view.find(executionArn)
      return definitions.read(
        { ...(placeOf(executionArn) as ExecutionPlace), machine: machineName(state.stateMachineArn).split('/')[0] ?? '' },
        state.definition,
      )
    },
    async untilDone(executionArn, signal) {
      const ended = live.get(executionArn)?.result.catch(() => undefined)
      if (ended !== undefined) await settledOr(ended, signal)
      return view.find(executionArn)
    },
    async close() {
      const left = [...live.values()]
      for (const { running } of left) running.suspend()
      await Promise.allSettled(left.map(({ result }) => result))
      files.closeAll()
    },
  }
}

/** Waits for a promise that never rejects; rejects with the signal's reason where that comes first. */
function settledOr(ended: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason)
    if (signal?.aborted) abort()
    // A signal of the whole account outlives many executions.
    signal?.addEventListener('abort', abort, { once: true })
    void ended.then(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    })
  })
}

function answerAgain(existing: ExecutionState, running: Running | undefined, input: JsonValue): LiveExecution {
  const isSame = running !== undefined && JSON.stringify(existing.input) === JSON.stringify(input)
  if (isSame) return running
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${existing.executionArn}'`, 400)
}
