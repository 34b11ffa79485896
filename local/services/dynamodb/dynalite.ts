import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

/** Milliseconds that tables take to change their state, of the machine's time. */
interface DynaliteOptions {
  readonly createTableMs: number
  readonly deleteTableMs: number
  readonly updateTableMs: number
}

/** A DynamoDB in this process's memory. */
export interface Dynalite {
  readonly url: string
  close(): Promise<void>
}

/** Starts dynalite on a free port of 127.0.0.1. Loaded when a table is first asked for. */
export async function startDynalite(): Promise<Dynalite> {
  // The package brings no types; its one function is stated here as its readme has it.
  const dynalite = createRequire(import.meta.url)('dynalite') as (options: DynaliteOptions) => Server
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  server.unref()
  server.on('connection', (socket) => socket.unref())
  // A listening TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
