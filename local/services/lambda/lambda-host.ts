import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { callerAs } from '../../access/caller.ts'
import { type Keys, OWNER_CREDENTIALS } from '../../access/credentials.ts'
import type { LocalEnvironment } from '../../service.ts'
import { type Bundle, bundleModule } from './bundle.ts'
import type { LambdaFunction } from './function-declaration.ts'
import { functionEnvironment } from './function-environment.ts'
import { type FunctionWorker, type Outcome, startWorker } from './function-worker.ts'
import { threadTurns } from './thread-turns.ts'

/** A line that a function wrote. */
export interface LogLine {
  readonly functionName: string
  readonly requestId: string
  readonly text: string
}

/** Runs functions in threads: one event a thread at a time, threads kept warm for the next. */
export interface LambdaHost {
  /** Never rejects for what the function does; a function that cannot be bundled answers an error as Lambda would. */
  run(declared: LambdaFunction, requestId: string, event: string, options?: RunOptions): Promise<Outcome>
  /** Ends the warm threads of a function, whose declaration changes. */
  forget(name: string): Promise<void>
  close(): Promise<void>
}

/** Options of {@link LambdaHost.run}. */
export interface RunOptions {
  /** Base64 JSON, from the caller. */
  readonly clientContext?: string
  readonly onLine?: (line: LogLine) => void
}

/** What {@link lambdaHost} needs. */
export interface LambdaHostOptions {
  readonly environment: LocalEnvironment
  /** `AWS_ENDPOINT_URL` of the functions; asked for when the first one runs. */
  readonly endpointUrl?: () => Promise<string>
  /** Gives functions the keys of their roles. Default: the owner's. */
  readonly keys?: Keys
  readonly log?: (line: LogLine) => void
}

/** Threads at work at once; more events wait. A machine has fewer cores than an account has concurrency. */
const MOST_THREADS = 32
/** Warm threads kept of one function, and events that run side by side as long as they come to an end. */
const MOST_WARM = Math.max(4, Math.min(availableParallelism(), MOST_THREADS))
/** Milliseconds in which a process that does anything uses some CPU, on a loaded machine too. */
const PATIENCE_MS = 500

// A worker thread cannot load TypeScript, so its runtime is bundled like a handler.
const runtimeSource = fileURLToPath(new URL(`./runtime/runtime.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url))

/** CPU that this process has used, all its threads together. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Starts no thread before the first event. */
export function lambdaHost({ environment, endpointUrl, keys, log }: LambdaHostOptions): LambdaHost {
  const folder = join(environment.root, 'lambda')
  const bundles = new Map<string, Promise<Bundle>>()
  const warm = new Map<string, FunctionWorker[]>()
  const working = new Set<FunctionWorker>()
  const turn = threadTurns({ few: MOST_WARM, most: MOST_THREADS, patienceMs: PATIENCE_MS, cpuMs })
  let isClosed = false

  const bundleOf = (source: string) => {
    const known = bundles.get(source) ?? bundleModule(source, folder, environment.uuid())
    bundles.set(source, known)
    // A build that failed is tried again: its author is likely mending it.
    known.catch(() => bundles.delete(source))
    return known
  }
  async function start(declared: LambdaFunction, report: (line: LogLine) => void): Promise<FunctionWorker> {
    const [bundle, runtime, url] = await Promise.all([bundleOf(declared.handlerFile), bundleOf(runtimeSource), endpointUrl?.()])
    return startWorker({
      function: declared,
      bundle,
      runtimeFile: runtime.file,
      environment: functionEnvironment(declared, {
        region: environment.region,
        endpointUrl: url,
        credentials: keys?.issue(callerAs(declared.role, declared.name)) ?? OWNER_CREDENTIALS,
      }),
      onLine: (requestId, text) => report({ functionName: declared.name, requestId, text }),
    })
  }
  async function keep(declared: LambdaFunction, worker: FunctionWorker): Promise<void> {
    const idle = warm.get(declared.name) ?? []
    if (isClosed || !worker.isAlive() || idle.length >= MOST_WARM) await worker.close()
    else warm.set(declared.name, [...idle, worker])
  }
  const listeners = new Map<string, (line: LogLine) => void>()
  const report = (line: LogLine) => {
    log?.(line)
    listeners.get(line.requestId)?.(line)
  }
  return {
    async run(declared, requestId, event, { clientContext, onLine } = {}) {
      // Before the turn, which building would lengthen; why it failed is told by the start.
      await bundleOf(declared.handlerFile).catch(() => undefined)
      return turn(async () => {
        let worker = warm.get(declared.name)?.pop()
        try {
          worker ??= await start(declared, report)
        } catch (error) {
          return { error: { errorType: 'Runtime.ImportModuleError', errorMessage: `Error: ${(error as Error).message}`, trace: [] } }
        }
        working.add(worker)
        if (onLine) listeners.set(requestId, onLine)
        try {
          return await worker.invoke(requestId, event, clientContext)
        } finally {
          listeners.delete(requestId)
          working.delete(worker)
          await keep(declared, worker)
        }
      })
    },
    async forget(name) {
      const idle = warm.get(name) ?? []
      warm.delete(name)
      await Promise.all(idle.map((worker) => worker.close()))
    },
    async close() {
      isClosed = true
      const all = [...working, ...[...warm.values()].flat()]
      warm.clear()
      await Promise.all(all.map((worker) => worker.close()))
    },
  }
}
