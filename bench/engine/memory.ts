import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { JsonObject } from '../../asl/json.ts'
import { virtualClock } from '../../engine/index.ts'
import { openExecutions } from '../../local/executions/index.ts'

/** How the memory of a process grew while one execution ran. */
export interface MemoryReport {
  readonly transitions: number
  readonly seconds: number
  /** Megabytes of live heap after a collection, at every tenth of the way. */
  readonly heap: readonly number[]
  readonly peakRssMb: number
  readonly journalMb: number
}

/** A loop that counts to a number, with a variable and a growing counter: four transitions a turn. */
function countingLoop(turns: number): JsonObject {
  return {
    QueryLanguage: 'JSONPath',
    StartAt: 'Begin',
    States: {
      Begin: { Type: 'Pass', Result: { count: 0 }, Next: 'Add' },
      Add: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.count, 1)' }, Assign: { 'seen.$': '$.count' }, Next: 'Rest' },
      Rest: { Type: 'Pass', Next: 'Check' },
      Check: { Type: 'Choice', Choices: [{ Variable: '$.count', NumericLessThan: turns, Next: 'Again' }], Default: 'Done' },
      Again: { Type: 'Pass', Next: 'Add' },
      Done: { Type: 'Succeed' },
    },
  }
}

/** Runs an execution of so many transitions with its history on disk only, and looks at the heap on the way. */
export async function measureMemory(transitions: number): Promise<MemoryReport> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const root = mkdtempSync(join(tmpdir(), 'memory-'))
  const heap: number[] = []
  let events = 0
  let peak = 0
  const look = () => {
    if (++events % Math.floor((transitions * 2) / 10) !== 0) return
    peak = Math.max(peak, process.memoryUsage().rss)
    collect()
    heap.push(megabytes(process.memoryUsage().heapUsed))
  }
  const clock = virtualClock()
  const tasks = { run: () => Promise.reject(new Error('There are no tasks.')) }
  const executions = openExecutions({
    root,
    clock,
    uuid: () => 'id',
    random: () => 0.5,
    ports: () => ({ tasks }),
    quotas: { historyEvents: Number.POSITIVE_INFINITY },
    onEvent: look,
  })
  try {
    const began = performance.now()
    const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:loop'
    const { result } = executions.start({ definition: countingLoop(transitions / 4), input: {}, stateMachineArn })
    const { status, cause } = await result
    if (status !== 'SUCCEEDED') throw new Error(`The execution ${status}: ${cause}`)
    const seconds = (performance.now() - began) / 1000
    return { transitions, seconds, heap, peakRssMb: megabytes(peak), journalMb: megabytes(folderBytes(root)) }
  } finally {
    await executions.close()
    rmSync(root, { recursive: true, force: true })
  }
}

function folderBytes(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 1e6) * 10) / 10
}
