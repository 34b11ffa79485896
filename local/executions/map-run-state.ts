import { existsSync } from 'node:fs'
import {
  type ExecutionEnding,
  executionEnding,
  type JournalEntry,
  type MapRunSettings,
  type MapRunStatus,
  type RecordedInput,
} from '../../engine/index.ts'
import type { Redrives } from './execution-record.ts'
import type { MapRunLine } from './map-run-file.ts'
import { readLines } from './read-lines.ts'

/** A map run as its journal tells of it. */
export interface MapRunState extends MapRunSettings {
  readonly status: MapRunStatus
  /** Since when it stands so, in milliseconds since the Unix epoch. */
  readonly since: number
  readonly redriveCount: number
  readonly inputs: readonly RecordedInput[]
  /** The children that were begun, by the place of their input. */
  readonly children: ReadonlyMap<number, ChildState>
}

/** A child execution as the journal of its map run tells of it. */
export interface ChildState {
  readonly name: string
  /** Milliseconds since the Unix epoch; absent where not even its first event was written. */
  readonly startDate?: number
  readonly redrives?: Redrives
  /** Absent while it runs. */
  readonly ending?: ExecutionEnding
}

/** Reads a map run for whoever looks at it while it runs: nothing is changed. Undefined for one whose beginning was never written. */
export function readMapRunState(path: string): MapRunState | undefined {
  if (!existsSync(path)) return undefined
  const inputs: RecordedInput[] = []
  const children = new Map<number, ChildState>()
  let settings: MapRunSettings | undefined
  let standing: Pick<MapRunState, 'status' | 'since' | 'redriveCount'> | undefined
  for (const { value } of readLines(path)) {
    const line = value as MapRunLine
    if ('inputs' in line) inputs.push(...line.inputs)
    else if ('begun' in line) settings = line.settings
    else if ('status' in line) standing = { status: line.status, since: line.moment, redriveCount: line.redriveCount }
    else if ('name' in line) children.set(line.child, children.get(line.child) ?? { name: line.name })
    else for (const entry of line.entries) children.set(line.child, after(children.get(line.child) ?? { name: '' }, entry))
  }
  if (settings === undefined) return undefined
  return { status: 'RUNNING', since: settings.startDate, redriveCount: 0, ...settings, ...standing, inputs, children }
}

/** A child after one more entry of its journal. */
function after(child: ChildState, { line, event }: JournalEntry): ChildState {
  if (event === undefined || line !== '' || !event.type.startsWith('Execution')) return child
  // An Express child that runs again begins anew under its own name.
  if (event.type === 'ExecutionStarted') return { name: child.name, startDate: event.timestamp }
  const count = event.executionRedrivenEventDetails?.redriveCount
  if (count !== undefined) {
    const { ending: _, ...running } = child
    return { ...running, redrives: { count, date: event.timestamp } }
  }
  const ending = executionEnding(event, child.startDate ?? event.timestamp)
  return ending === undefined ? child : { ...child, ending }
}

/** The entries of one child, in order. */
export function* readChildEntries(path: string, child: number): Generator<JournalEntry> {
  for (const { value } of readLines(path)) {
    const line = value as MapRunLine
    if ('entries' in line && line.child === child) yield* line.entries
  }
}
