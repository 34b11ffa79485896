import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { LocalEnvironment } from '../../service.ts'
import { bundleModule } from '../lambda/bundle.ts'
import { packageFolder } from '../lambda/bundle-cache.ts'

/** A container to run. */
export interface ContainerRun {
  /** Absolute path. */
  readonly module: string
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** Takes each line that it writes. */
  readonly onLine: (line: string) => void
}

/** A container that runs. */
export interface RunningContainer {
  /** Resolves with its exit code; with 128 and the signal's number where a signal ended it. */
  readonly exitCode: Promise<number>
  /** Asks it to end, as ECS does; who does not is killed after 30 seconds of the machine's time. */
  stop(): void
}

/** Between SIGTERM and SIGKILL. */
const STOP_TIMEOUT_MS = 30_000

/** Starts a container's module as a process of its own: bundled, with an environment of its own and nothing of this process. */
export async function runContainer(run: ContainerRun, { root, uuid }: LocalEnvironment): Promise<RunningContainer> {
  const { file } = await bundleModule(run.module, join(root, 'ecs', 'bundles'), uuid())
  // Packages that are left out of the bundle are found by NODE_PATH: it may lie far from them.
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...run.command], {
    env: { PATH: process.env.PATH ?? '', NODE_PATH: packageFolder(dirname(run.module)) ?? '', ...run.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', run.onLine)
  const exitCode = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']))
  })
  return { exitCode, stop: () => stop(child) }
}

function stop(child: ChildProcess): void {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
  timer.unref()
  child.once('close', () => clearTimeout(timer))
}
