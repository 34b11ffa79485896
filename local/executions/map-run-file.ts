import { existsSync } from 'node:fs'
import {
  type ChildPosition,
  type JournalEntry,
  type MapRunJournal,
  type MapRunPosition,
  type MapRunSettings,
  type MapRunStatus,
  PositionReader,
  type RecordedInput,
} from '../../engine/index.ts'
import type { AppendFiles } from './append-files.ts'
import type { ExecutionPaths, ExecutionPlace } from './execution-names.ts'
import { cutAt, readLines } from './read-lines.ts'

/** Inputs go into lines of at most so many: a line must stay readable as one string. */
const INPUTS_A_LINE = 1000

/** The lines of a map run's journal. */
export type MapRunLine =
  | { readonly inputs: readonly RecordedInput[] }
  /** After all inputs: without it the crash came too early, and the items are read again. */
  | { readonly begun: number; readonly settings: MapRunSettings }
  /** How the run stands, from then on. */
  | { readonly status: MapRunStatus; readonly moment: number; readonly redriveCount: number }
  | { readonly child: number; readonly name: string }
  | { readonly child: number; readonly entries: readonly JournalEntry[] }

/** The journal of a map run: one file for all its child executions. */
export function mapRunFile(files: AppendFiles, paths: ExecutionPaths, place: ExecutionPlace, mapRunArn: string): MapRunJournal {
  const path = paths.mapRun(place, mapRunArn)
  const append = (line: MapRunLine) => files.append(path, JSON.stringify(line))
  return {
    read: () => readMapRun(path),
    begin(inputs, settings) {
      for (let first = 0; first < inputs.length; first += INPUTS_A_LINE) append({ inputs: inputs.slice(first, first + INPUTS_A_LINE) })
      append({ begun: inputs.length, settings })
    },
    mark: (status, moment, redriveCount) => append({ status, moment, redriveCount }),
    child(index, name) {
      append({ child: index, name })
      return {
        append: (entries) => append({ child: index, entries }),
        mapRun: (inner) => mapRunFile(files, paths, place, inner),
      }
    },
  }
}

/** Reads how far a map run got; its torn end is cut off. */
function readMapRun(path: string): MapRunPosition | undefined {
  if (!existsSync(path)) return undefined
  const inputs: RecordedInput[] = []
  const children = new Map<number, { readonly name: string; readonly reader: PositionReader }>()
  let begun: number | undefined
  let whole = 0
  for (const { value, end } of readLines(path)) {
    whole = end
    const line = value as MapRunLine
    if ('inputs' in line) inputs.push(...line.inputs)
    else if ('begun' in line) begun = line.begun
    else if ('status' in line) continue
    else if ('name' in line) {
      if (!children.has(line.child)) children.set(line.child, { name: line.name, reader: new PositionReader() })
    } else for (const entry of line.entries) children.get(line.child)?.reader.take(entry)
  }
  if (begun === undefined) {
    cutAt(path, 0)
    return undefined
  }
  cutAt(path, whole)
  return { inputs, children: new Map([...children].map(([index, child]) => [index, positionOf(child)])) }
}

function positionOf({ name, reader }: { readonly name: string; readonly reader: PositionReader }): ChildPosition {
  return { name, position: reader.position() }
}
