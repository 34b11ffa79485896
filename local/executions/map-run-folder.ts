import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { JournalEntry } from '../../engine/index.ts'
import { type ExecutionPaths, placeOf } from './execution-names.ts'
import type { ExecutionRecord, ExecutionState } from './execution-record.ts'
import { type ChildState, type MapRunState, readChildEntries, readMapRunState } from './map-run-state.ts'

/** A child execution, and what it is a child of. */
export interface FoundChild {
  readonly run: MapRunState
  readonly child: ChildState
  /** The place of its input. */
  readonly index: number
  entries(): Iterable<JournalEntry>
}

/** The map runs that a folder of executions tells of. */
export interface MapRunFolder {
  find(mapRunArn: string): MapRunState | undefined
  /** Those of an execution, itself a child or not, the oldest first. */
  of(execution: Pick<ExecutionRecord, 'executionArn'>): readonly MapRunState[]
  /** The child execution of that ARN. */
  child(executionArn: string): FoundChild | undefined
}

const MAP_RUN_ARN = /^arn:[\w-]+:states:[\w-]*:\d*:mapRun:([^/:]+)\/(?:[^/]+\/)*([^/]+)$/

/** Reads the map runs of the executions whose files `paths` names. */
export function mapRunFolder(paths: ExecutionPaths): MapRunFolder {
  /** The journals of all map runs of a machine whose file name passes. */
  function* journals(machine: string, passes: (file: string) => boolean): Generator<string> {
    const folder = paths.machineFolder(machine)
    if (!existsSync(folder)) return
    for (const entry of readdirSync(folder).filter((name) => name.endsWith(MAP_RUNS))) {
      for (const file of readdirSync(join(folder, entry))) if (passes(file)) yield join(folder, entry, file)
    }
  }
  const states = (files: Iterable<string>) => [...files].flatMap((file) => readMapRunState(file) ?? [])

  return {
    find(mapRunArn) {
      const [, machine, run] = MAP_RUN_ARN.exec(mapRunArn) ?? []
      if (machine === undefined || run === undefined) return undefined
      const wanted = `${encodeURIComponent(run)}.jsonl`
      return states(journals(machine, (file) => file === wanted)).find((state) => state.mapRunArn === mapRunArn)
    },
    of({ executionArn }) {
      const machine = placeOf(executionArn)?.machine.split('/')[0] ?? ''
      const own = states(journals(machine, () => true)).filter((state) => state.executionArn === executionArn)
      return own.sort((left, right) => left.startDate - right.startDate)
    },
    child(executionArn) {
      const place = placeOf(executionArn)
      // Of a map within a map the labels of both are there.
      const [machine = '', ...labels] = place?.machine.split('/') ?? []
      const label = labels.at(-1)
      if (label === undefined) return undefined
      // An Express child's ARN has its name twice.
      const name = place?.name.split(':')[0]
      for (const path of journals(machine, (file) => file.startsWith(`${encodeURIComponent(label)}%3A`))) {
        const run = readMapRunState(path)
        for (const [index, child] of run?.children ?? []) {
          if (run !== undefined && child.name === name && childArn(run, child) === executionArn)
            return { run, child, index, entries: () => readChildEntries(path, index) }
        }
      }
      return undefined
    },
  }
}

const MAP_RUNS = '.map-runs'

/** The ARN of a child execution of a map run. */
export function childArn({ mapRunArn, type }: MapRunState, { name }: ChildState): string {
  const machine = mapRunArn.replace(':mapRun:', type === 'EXPRESS' ? ':express:' : ':execution:')
  const labelled = machine.slice(0, machine.lastIndexOf(':'))
  return type === 'EXPRESS' ? `${labelled}:${name}:${name}` : `${labelled}:${name}`
}

/** A child as an execution of its own; what it shares with the execution of its map comes from `parent`. */
export function childExecution(run: MapRunState, index: number, child: ChildState, parent: ExecutionState): ExecutionState {
  const { name, startDate = run.startDate, redrives, ending } = child
  const { definition, roleArn } = parent
  const label = run.mapRunArn.slice(run.mapRunArn.indexOf(':mapRun:') + ':mapRun:'.length, run.mapRunArn.lastIndexOf(':'))
  return {
    executionArn: childArn(run, child),
    name,
    stateMachineArn: `${run.mapRunArn.slice(0, run.mapRunArn.indexOf(':mapRun:'))}:stateMachine:${label}`,
    mapRunArn: run.mapRunArn,
    type: run.type,
    ...(roleArn !== undefined && { roleArn }),
    input: run.inputs[index]?.input ?? null,
    startDate,
    definition,
    ...(redrives && { redrives }),
    ...(ending && { ending }),
  }
}
