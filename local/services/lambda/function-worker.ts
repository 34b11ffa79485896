import { Worker } from 'node:worker_threads'
import type { Bundle } from './bundle.ts'
import type { LambdaFunction } from './function-declaration.ts'
import type { FunctionError, InvokeMessage, RuntimeMessage, RuntimeStart } from './runtime/messages.ts'

/** How one invocation ended. */
export type Outcome = { readonly payload: string } | { readonly error: FunctionError }

/** A thread that holds one function; takes one event at a time and keeps the process alive only meanwhile. */
export interface FunctionWorker {
  /** False once the thread has ended: it takes no further event. */
  isAlive(): boolean
  invoke(requestId: string, event: string, clientContext?: string): Promise<Outcome>
  close(): Promise<void>
}

/** What {@link startWorker} needs. */
export interface WorkerOptions {
  readonly function: LambdaFunction
  readonly bundle: Bundle
  /** The bundled runtime that the thread runs. */
  readonly runtimeFile: string
  readonly environment: Readonly<Record<string, string>>
  /** Output of the function, in lines without their ends. */
  readonly onLine: (requestId: string, line: string) => void
}

interface Running {
  readonly requestId: string
  readonly settle: (outcome: Outcome) => void
}

/** Starts the thread of a function. */
export function startWorker({ function: declared, bundle, runtimeFile, environment, onLine }: WorkerOptions): FunctionWorker {
  const workerData: RuntimeStart = {
    ...bundle,
    handlerExport: declared.handlerExport,
    functionName: declared.name,
    functionArn: declared.arn,
    memoryMegabytes: declared.memoryMegabytes,
  }
  // Flags of this process, such as a test runner's loaders, are not Lambda's.
  const worker = new Worker(runtimeFile, {
    workerData,
    env: { ...environment },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: declared.memoryMegabytes },
  })
  worker.unref()
  let running: Running | undefined
  let isAlive = true
  let partial = ''

  const settle = (outcome: Outcome) => {
    if (partial !== '') onLine(running?.requestId ?? '', partial)
    partial = ''
    const { settle } = running ?? {}
    running = undefined
    worker.unref()
    settle?.(outcome)
  }
  const fail = (errorType: string, reason: string) => {
    if (running === undefined) return
    settle({ error: { errorType, errorMessage: `RequestId: ${running.requestId} Error: ${reason}`, trace: [] } })
  }
  worker.on('message', (message: RuntimeMessage) => {
    if (message.kind === 'output') {
      const lines = (partial + message.text).split('\n')
      partial = lines.pop() ?? ''
      for (const line of lines) onLine(running?.requestId ?? '', line)
    } else if (message.requestId === running?.requestId) {
      settle(message.kind === 'result' ? { payload: message.payload } : { error: message.error })
    }
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    isAlive = false
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    fail(
      isMemory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError',
      isMemory ? 'Runtime exited with error: signal: killed' : `Runtime exited with error: ${error.message}`,
    )
  })
  worker.on('exit', (code) => {
    isAlive = false
    fail('Runtime.ExitError', code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`)
  })

  async function close(): Promise<void> {
    isAlive = false
    await worker.terminate()
  }
  return {
    isAlive: () => isAlive,
    close,
    invoke(requestId, event, clientContext) {
      const timeoutMilliseconds = declared.timeoutSeconds * 1000
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          isAlive = false
          const seconds = declared.timeoutSeconds.toFixed(2)
          fail('Sandbox.Timedout', `Task timed out after ${seconds} seconds`)
          void worker.terminate()
        }, timeoutMilliseconds)
        running = {
          requestId,
          settle: (outcome) => {
            clearTimeout(timer)
            resolve(outcome)
          },
        }
        worker.ref()
        worker.postMessage({ requestId, event, timeoutMilliseconds, ...(clientContext && { clientContext }) } satisfies InvokeMessage)
      })
    },
  }
}
