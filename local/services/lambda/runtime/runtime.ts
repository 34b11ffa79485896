import { parentPort, workerData } from 'node:worker_threads'
import { lambdaContext } from './context.ts'
import { functionError } from './function-error.ts'
import { type Handler, loadHandler } from './load-handler.ts'
import type { InvokeMessage, RuntimeMessage, RuntimeStart } from './messages.ts'
import { nameSourcePositions } from './source-positions.ts'

// What a worker thread runs: one function, one event at a time. Bundled by the host, since a worker cannot load TypeScript.
const start = workerData as RuntimeStart
const port = parentPort!
nameSourcePositions(`${start.file}.map`, start.filename)

let current: string | undefined
let handler: Handler | undefined
let loadFailure: unknown

const send = (message: RuntimeMessage) => port.postMessage(message)
const fail = (thrown: unknown, type?: string) => {
  if (current === undefined) return
  send({ kind: 'error', requestId: current, error: functionError(thrown, type) })
  current = undefined
}

// Output goes by message, not by the worker's streams: only so it comes before the result that it belongs to.
for (const stream of [process.stdout, process.stderr]) {
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    send({ kind: 'output', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() })
    const done = rest.find((argument) => typeof argument === 'function') as (() => void) | undefined
    done?.()
    return true
  }) as typeof stream.write
}

process.on('unhandledRejection', (reason) => {
  fail(reason, 'Runtime.UnhandledPromiseRejection')
  process.exit(128)
})
process.on('uncaughtException', (error) => {
  fail(error)
  process.exit(129)
})

port.on('message', (message: InvokeMessage) => void invoke(message))

async function invoke(message: InvokeMessage): Promise<void> {
  current = message.requestId
  const finish = (result: unknown) => {
    if (current !== message.requestId) return
    try {
      // Lambda answers `null` for what JSON cannot carry.
      send({ kind: 'result', requestId: message.requestId, payload: JSON.stringify(result) ?? 'null' })
      current = undefined
    } catch (error) {
      fail(error)
    }
  }
  try {
    const run = load()
    const result = run(JSON.parse(message.event), lambdaContext(start, message), (error, value) => (error ? fail(error) : finish(value)))
    if (isThenable(result)) finish(await result)
    else if (run.length < 3) finish(null)
  } catch (error) {
    fail(error)
  }
}

function load(): Handler {
  if (loadFailure !== undefined) throw loadFailure
  try {
    handler ??= loadHandler(start)
    return handler
  } catch (error) {
    // A module that failed once fails the same way; it must not run twice in one worker.
    loadFailure = error
    throw loadFailure
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
}
