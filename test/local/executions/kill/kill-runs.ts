import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { JournalEntry } from '../../../../engine/index.ts'
import { readLines } from '../../../../local/executions/read-lines.ts'

/** What a series of kills came to. */
export interface KillReport {
  readonly kills: number
  /** Runs of the workload that came to their end. */
  readonly runs: readonly unknown[]
  /** Tasks whose success was written before a kill, and that were begun again after it. */
  readonly ranTwice: readonly string[]
  /** How many finished tasks the kills had a chance to run twice, all kills together. */
  readonly finishedAtKills: number
  /** Tasks that were under way at a kill and ran again. */
  readonly ranAgain: number
}

/**
 * Runs the workload in child processes that are killed (SIGKILL) at random moments and carried on by the next, until `kills`
 * have happened and the last run has ended.
 *
 * @param random between 0 inclusive and 1 exclusive
 */
export async function killRuns(kills: number, random: () => number): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'))
  const worker = join(folder, 'worker.mjs')
  buildSync({ entryPoints: [join(import.meta.dirname, 'worker.ts')], outfile: worker, bundle: true, platform: 'node', format: 'esm' })
  const ranTwice: string[] = []
  const runs: unknown[] = []
  let done = 0
  let finishedAtKills = 0
  let ranAgain = 0
  try {
    for (let run = 0; done < kills; run++) {
      const root = join(folder, `run-${run}`)
      const finished = new Map<string, number>()
      for (;;) {
        const isLast = done >= kills
        const ending = await runUntil(worker, root, isLast ? undefined : random() * 350)
        const effects = readEffects(root)
        for (const [key, times] of finished) if ((effects.get(key) ?? 0) > times) ranTwice.push(`run ${run}, kill ${done}: ${key}`)
        if (ending !== undefined) {
          runs.push(ending)
          ranAgain += [...effects].reduce((sum, [key, times]) => sum + times - 1 - plannedFailures(key), 0)
          break
        }
        done++
        for (const key of finishedTasks(root)) finished.set(key, effects.get(key) ?? 0)
        finishedAtKills += finished.size
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { kills: done, runs, ranTwice, finishedAtKills, ranAgain }
}

/**
 * Runs the worker; resolves with what it printed, or with undefined where it was killed, `killAfter` milliseconds after it has
 * begun to read what the last one left: on a busy machine a process takes long to come so far.
 */
function runUntil(worker: string, root: string, killAfter: number | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, root], { stdio: ['ignore', 'pipe', 'pipe'] })
    let timer: NodeJS.Timeout | undefined
    let out = ''
    let errors = ''
    child.stdout.on('data', (text) => {
      if (killAfter !== undefined) timer ??= setTimeout(() => child.kill('SIGKILL'), killAfter)
      out += text
    })
    child.stderr.on('data', (text) => (errors += text))
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (signal === 'SIGKILL') resolve(undefined)
      else if (code === 0) resolve(JSON.parse(out.slice(out.indexOf('\n'))))
      else reject(new Error(`The worker ended with ${code}: ${errors}`))
    })
  })
}

function plannedFailures(key: string): number {
  return key === 'flaky' ? 2 : key.startsWith('two') ? 1 : 0
}

function readEffects(root: string): Map<string, number> {
  const effects = new Map<string, number>()
  const file = join(root, 'effects.txt')
  if (!existsSync(file)) return effects
  for (const key of readFileSync(file, 'utf8').split('\n')) if (key !== '') effects.set(key, (effects.get(key) ?? 0) + 1)
  return effects
}

/** The keys of all tasks whose success is in a journal. */
function finishedTasks(root: string): string[] {
  return journals(root).flatMap((file) =>
    [...readLines(file)].flatMap(({ value }) => {
      const entries = (value as { readonly entries?: readonly JournalEntry[] }).entries ?? []
      return entries.flatMap(({ event }) => {
        const output = event?.taskSucceededEventDetails?.output as { readonly key: string } | undefined
        return output === undefined ? [] : [output.key]
      })
    }),
  )
}

function journals(root: string): string[] {
  const folder = join(root, 'executions')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => (name.endsWith('.jsonl') ? [join(folder, name)] : []))
}
