import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject, JsonValue } from '../../asl/json.ts'
import {
  type Clock,
  type ExecutionResult,
  type HistoryEvent,
  type Journal,
  type ObjectPort,
  type Quotas,
  type RunningExecution,
  resumeExecution,
  type StartOptions,
  startExecution,
  type TaskPort,
} from '../../engine/index.ts'
import { AwsError } from '../service.ts'
import { appendFiles } from './append-files.ts'
import { definitionStore } from './definition-store.ts'
import { executionPaths, machineName, placeOf, unqualified } from './execution-names.ts'
import type { ExecutionRecord, ExecutionState, NewExecution } from './execution-record.ts'
import { type HistoryPage, type HistoryPageOptions, historyPage } from './history-page.ts'
import { createJournal, openJournal, readEntries, readState, recoverPosition } from './journal-file.ts'
import { requireRedrivable } from './redrivable.ts'

/** Options of {@link openExecutions}. */
export interface ExecutionsOptions {
  /** The state folder; executions are kept in `<root>/executions`. */
  readonly root: string
  readonly clock: Clock
  readonly uuid: () => string
  /** Between 0 inclusive and 1 exclusive. */
  readonly random: () => number
  /** How executions reach the world; asked for at each start, since the ports may lead back here. */
  readonly ports: () => { readonly tasks: TaskPort; readonly objects?: ObjectPort }
  /** Limits other than those of the real service. */
  readonly quotas?: Partial<Quotas>
  /** Told of every event of every execution that runs here. */
  readonly onEvent?: (event: HistoryEvent, executionArn: string) => void
}

/** An execution that runs in this process. */
export interface LiveExecution {
  readonly executionArn: string
  /** Milliseconds since the Unix epoch. */
  readonly startDate: number
  /**
   * Its history is on disk: `events` is empty. Rejects with `ExecutionSuspended` where the executions are closed before its end,
   * and with a bug of the engine or of a port.
   */
  readonly result: Promise<ExecutionResult>
}

/** The executions of a state folder, which outlive the processes that run them. */
export interface Executions {
  /**
   * Starts an execution. One of the same name and input that still runs is answered again.
   * Rejects with `ExecutionAlreadyExists`.
   */
  start(execution: NewExecution): LiveExecution
  /** Throws `ExecutionDoesNotExist`. */
  describe(executionArn: string): ExecutionState
  /** The newest first; of one state machine, or of all. */
  list(stateMachineArn?: string): readonly ExecutionState[]
  /** Throws `ExecutionDoesNotExist` and `InvalidToken`. */
  history(executionArn: string, options?: HistoryPageOptions): HistoryPage
  /** Ends an execution as ABORTED, also one whose process has died. */
  stop(executionArn: string, error?: string, cause?: string): Promise<ExecutionState>
  /** Carries on the executions that a process left before their end: all of them, or one. */
  resume(executionArn?: string): readonly LiveExecution[]
  /** Takes up an execution that ended without success at the states that failed. Throws `ExecutionNotRedrivable`. */
  redrive(executionArn: string): LiveExecution
  /** The definition that it was started with. Throws `ExecutionDoesNotExist`. */
  definition(executionArn: string): JsonObject
  /** Resolves once the execution does not run here, however it ended; rejects with the signal's reason. */
  untilDone(executionArn: string, signal?: AbortSignal): Promise<ExecutionState>
  /** Lets go of all executions; those that run can be resumed. */
  close(): Promise<void>
}

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
export function openExecutions({ root, clock, uuid, random, ports, quotas, onEvent }: ExecutionsOptions): Executions {
  const folder = join(root, 'executions')
  const paths = executionPaths(folder)
  const files = appendFiles()
  const definitions = definitionStore(paths)
  const live = new Map<string, Running>()

  function find(executionArn: string): ExecutionState | undefined {
    const place = placeOf(executionArn)
    const path = place && paths.journal(place)
    if (path === undefined || !existsSync(path)) return undefined
    const state = readState(path)
    // A file name says less than an ARN: of another account, region or kind there is no such execution.
    return state?.executionArn === executionArn ? state : undefined
  }

  function require(executionArn: string): ExecutionState {
    const state = find(executionArn)
    if (state !== undefined) return state
    throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`, 400)
  }

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
      ...ports(),
    })
    const result = running.result.finally(() => {
      live.delete(executionArn)
      const place = placeOf(executionArn)
      if (place !== undefined) files.close(paths.journal(place))
    })
    result.catch(() => undefined)
    const started: Running = { executionArn, startDate, running, result }
    live.set(executionArn, started)
    return started
  }

  function carryOn(state: ExecutionState, redrive: boolean): Running {
    const place = placeOf(state.executionArn)
    if (place === undefined) throw new Error(`The execution ${state.executionArn} has no place.`)
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
      const existing = find(executionArn)
      if (existing !== undefined) return answerAgain(existing, live.get(executionArn), record.input)
      const place = placeOf(executionArn)
      if (place === undefined) throw new AwsError('InvalidName', `Invalid Name: '${record.name}'`, 400)
      definitions.write(place, record.definition, execution.definition)
      clearPlace(paths.journal(place), executionArn)
      const journal: Journal = createJournal(files, paths, record)
      return run(record, (shared) => startExecution({ ...shared, definition: execution.definition, journal }))
    },
    describe: require,
    list(stateMachineArn) {
      const machines = stateMachineArn === undefined ? foldersOf(folder) : [paths.machineFolder(machineName(stateMachineArn))]
      const states = machines.flatMap((machine) => journalsOf(machine).flatMap((path) => readState(path) ?? []))
      const wanted = states.filter((state) => stateMachineArn === undefined || isOf(state, stateMachineArn))
      return wanted.sort((left, right) => right.startDate - left.startDate || (left.executionArn < right.executionArn ? -1 : 1))
    },
    history: (executionArn, options) =>
      historyPage(() => readEntries(paths.journal(placeOf(require(executionArn).executionArn) as never)), options),
    async stop(executionArn, error, cause) {
      const state = require(executionArn)
      if (state.ending !== undefined) return state
      const { running, result } = live.get(executionArn) ?? carryOn(state, false)
      running.stop(error, cause)
      await result
      return require(executionArn)
    },
    resume(executionArn) {
      const left = executionArn === undefined ? this.list() : [require(executionArn)]
      return left.filter((state) => state.ending === undefined && !live.has(state.executionArn)).map((state) => carryOn(state, false))
    },
    redrive(executionArn) {
      const state = require(executionArn)
      requireRedrivable(state, clock.now(), recoverPosition(paths.journal(placeOf(executionArn) as never))?.lastEventId ?? 0)
      return carryOn(state, true)
    },
    definition: (executionArn) => {
      const state = require(executionArn)
      return definitions.read(placeOf(executionArn) as never, state.definition)
    },
    async untilDone(executionArn, signal) {
      const ended = live.get(executionArn)?.result.catch(() => undefined)
      await (signal === undefined ? ended : Promise.race([ended, rejection(signal)]))
      return require(executionArn)
    },
    async close() {
      const left = [...live.values()]
      for (const { running } of left) running.suspend()
      await Promise.allSettled(left.map(({ result }) => result))
      files.closeAll()
    },
  }
}

function newRecord(execution: NewExecution, startDate: number, uuid: () => string, definition: string): ExecutionRecord {
  const { input, type = 'STANDARD', roleArn, name = uuid() } = execution
  const machine = unqualified(execution.stateMachineArn)
  const qualifier = execution.stateMachineArn.slice(machine.length + 1)
  const isVersion = /^\d+$/.test(qualifier)
  return {
    executionArn:
      type === 'EXPRESS'
        ? `${machine.replace(':stateMachine:', ':express:')}:${name}:${uuid()}`
        : `${machine.replace(':stateMachine:', ':execution:')}:${name}`,
    name,
    stateMachineArn: machine,
    ...(qualifier !== '' && { [isVersion ? 'stateMachineVersionArn' : 'stateMachineAliasArn']: execution.stateMachineArn }),
    type,
    ...(roleArn !== undefined && { roleArn }),
    input,
    startDate,
    definition,
  }
}

/** Makes room for a journal. A file without a whole first line is what a crash left of a start. */
function clearPlace(path: string, executionArn: string): void {
  if (!existsSync(path)) return
  // Of another account or region, which share the folder.
  if (readState(path) !== undefined) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`, 400)
  rmSync(path)
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function answerAgain(existing: ExecutionState, running: Running | undefined, input: JsonValue): LiveExecution {
  const isSame = running !== undefined && JSON.stringify(existing.input) === JSON.stringify(input)
  if (isSame) return running
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${existing.executionArn}'`, 400)
}

function isOf(state: ExecutionState, stateMachineArn: string): boolean {
  return [state.stateMachineArn, state.stateMachineVersionArn, state.stateMachineAliasArn].includes(stateMachineArn)
}

function foldersOf(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [join(folder, entry.name)] : []))
}

function journalsOf(machineFolder: string): string[] {
  if (!existsSync(machineFolder)) return []
  return readdirSync(machineFolder).flatMap((name) => (name.endsWith('.jsonl') ? [join(machineFolder, name)] : []))
}
