import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http2'
import type { Socket } from 'node:net'

/** How a connection of HTTP/2 begins: `PRI * HTTP/2.0`. No method of HTTP/1 begins so. */
const PREFACE = Buffer.from('PRI ')

/**
 * Lets an HTTP/1 server take HTTP/2 connections on the same port: the SDK's Kinesis client speaks HTTP/2 with prior
 * knowledge, which nothing announces but the connection's first bytes.
 */
export function acceptHttp2(
  server: Server,
  take: (request: IncomingMessage, response: ServerResponse) => void,
): {
  /** Ends the HTTP/2 connections. */
  close(): void
} {
  const http2 = createServer((request, response) => {
    // Node's compatibility classes have all of what the endpoint uses of a request and a response.
    take(request as unknown as IncomingMessage, response as unknown as ServerResponse)
  })
  const sockets = new Set<Socket>()
  const [acceptHttp1] = server.listeners('connection') as ((this: Server, socket: Socket) => void)[]
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    socket.once('error', () => socket.destroy())
    socket.once('readable', () => {
      const first = socket.read() as Buffer | null
      if (first !== null) socket.unshift(first)
      if (!first?.subarray(0, PREFACE.length).equals(PREFACE)) {
        acceptHttp1?.call(server, socket)
        return
      }
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      http2.emit('connection', socket)
    })
  })
  return {
    close() {
      for (const socket of sockets) socket.destroy()
    },
  }
}
