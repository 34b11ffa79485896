import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AwsError } from '../service.ts'
import { type ExecutionPaths, machineName, placeOf } from './execution-names.ts'
import type { ExecutionState } from './execution-record.ts'
import { readState } from './journal-file.ts'

/** The executions that a folder tells of. */
export interface ExecutionFolder {
  find(executionArn: string): ExecutionState | undefined
  /** The newest first; of a state machine, or of a version or an alias of it, or all. */
  list(stateMachineArn?: string): readonly ExecutionState[]
  /** Makes room for a journal. Throws `ExecutionAlreadyExists`. */
  clear(path: string, executionArn: string): void
}

/** Reads the executions below `folder`. */
export function executionFolder(folder: string, paths: ExecutionPaths): ExecutionFolder {
  return {
    find(executionArn) {
      const place = placeOf(executionArn)
      const path = place && paths.journal(place)
      if (path === undefined || !existsSync(path)) return undefined
      const state = readState(path)
      // A file name says less than an ARN: of another account, region or kind there is no such execution.
      return state?.executionArn === executionArn ? state : undefined
    },
    list(stateMachineArn) {
      const machines = stateMachineArn === undefined ? foldersOf(folder) : [paths.machineFolder(machineName(stateMachineArn))]
      const states = machines.flatMap((machine) => journalsOf(machine).flatMap((path) => readState(path) ?? []))
      const wanted = states.filter((state) => stateMachineArn === undefined || isOf(state, stateMachineArn))
      return wanted.sort((left, right) => right.startDate - left.startDate || (left.executionArn < right.executionArn ? -1 : 1))
    },
    clear(path, executionArn) {
      if (!existsSync(path)) return
      // Of another account or region, which share the folder.
      if (readState(path) !== undefined) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`, 400)
      // A file without a whole first line is what a crash left of a start.
      rmSync(path)
    },
  }
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
