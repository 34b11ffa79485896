import { join } from 'node:path'

/** The parts of an execution's ARN that name its files. */
export interface ExecutionPlace {
  readonly machine: string
  /** Of an Express execution with the id at its ARN's end: such executions may share their names. */
  readonly name: string
}

const EXECUTION_ARN = /^arn:[\w-]+:states:[\w-]*:\d*:(?:execution|express):([^:]+):(.+)$/

/** Reads an execution's ARN, or undefined where it is none. */
export function placeOf(executionArn: string): ExecutionPlace | undefined {
  const [, machine, name] = EXECUTION_ARN.exec(executionArn) ?? []
  return machine === undefined || name === undefined ? undefined : { machine, name }
}

/** The name of a state machine, whose ARN may end in a version or an alias. */
export function machineName(stateMachineArn: string): string {
  return stateMachineArn.split(':')[6] ?? stateMachineArn
}

/** The ARN without a version or an alias. */
export function unqualified(stateMachineArn: string): string {
  return stateMachineArn.split(':').slice(0, 7).join(':')
}

/** Where the files of executions lie below a folder. Names become file names that every file system takes. */
export function executionPaths(folder: string) {
  return {
    machineFolder: (machine: string) => join(folder, fileName(machine)),
    journal: ({ machine, name }: ExecutionPlace) => join(folder, fileName(machine), `${fileName(name)}.jsonl`),
    mapRun: ({ machine, name }: ExecutionPlace, mapRunArn: string) =>
      join(folder, fileName(machine), `${fileName(name)}.map-runs`, `${fileName(mapRunArn.slice(mapRunArn.lastIndexOf('/') + 1))}.jsonl`),
    definition: ({ machine }: ExecutionPlace, hash: string) => join(folder, fileName(machine), 'definitions', `${hash}.json`),
  }
}

export type ExecutionPaths = ReturnType<typeof executionPaths>

function fileName(name: string): string {
  return encodeURIComponent(name).replace(/^\./, '%2E').replaceAll('*', '%2A')
}
