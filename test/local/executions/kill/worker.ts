import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../../../../asl/json.ts'
import { type Clock, TaskFailure, type TaskPort } from '../../../../engine/index.ts'
import { openExecutions } from '../../../../local/executions/index.ts'
import { workload } from './workload.ts'

/** The workload's seconds are so many times shorter. */
const FASTER = 50

/** Runs the workload in a folder, or carries it on: the process that is killed. Prints the execution's end. */
async function main(root: string): Promise<void> {
  process.stdout.write('begun\n')
  const executions = openExecutions({
    root,
    clock: fastClock(),
    uuid: randomUUID,
    random: Math.random,
    ports: () => ({ tasks: sideEffects(root) }),
  })
  const resumed = executions.resume()
  const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:workload'
  const isNew = executions.list().length === 0
  const running = isNew ? [executions.start({ definition: workload, input: {}, name: 'run', stateMachineArn })] : resumed
  for (const { result } of running) await result
  process.stdout.write(`${JSON.stringify(executions.list()[0]?.ending)}\n`)
}

/** Real time, but faster, and the same in every process. */
function fastClock(): Clock {
  return {
    now: () => Date.now() * FASTER,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, Math.max(0, milliseconds / FASTER))
        signal?.addEventListener('abort', () => {
          clearTimeout(timer)
          reject(signal.reason)
        })
      }),
    hold: (work) => work(),
  }
}

/** Tasks that leave a line in a file when they begin, and fail as often as they are told to. */
function sideEffects(root: string): TaskPort {
  return {
    async run({ arguments: input }) {
      const { key, failures = 0 } = input as { key: string; failures?: number }
      const file = join(root, 'effects.txt')
      appendFileSync(file, `${key}\n`)
      const attempts = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line === key).length
      await new Promise((resolve) => setTimeout(resolve, (attempts * key.length) % 5))
      if (attempts <= failures) throw new TaskFailure('Flaky', `attempt ${attempts}`)
      return input as JsonObject
    },
  }
}

await main(process.argv[2] as string)
