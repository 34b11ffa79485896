import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { Caller } from '../access/caller.ts'
import type { LocalService } from '../service.ts'
import { type Answering, answer } from './answer.ts'
import { acceptHttp2 } from './http2.ts'
import type { WireResponse } from './protocols/protocol.ts'
import { registry } from './registry.ts'

/** Options of {@link startEndpoint}. */
export interface EndpointOptions {
  readonly services: readonly LocalService[]
  /** Default: 0, any free port. */
  readonly port?: number
  /** Request ids. */
  readonly uuid: () => string
  /** Whose access key it is. Default: every key is the owner's, who may do everything. */
  readonly callerOf?: (accessKeyId: string | undefined) => Caller | undefined
  /** Told of failures that are no AWS errors, which are bugs of a local service. Default: none. */
  readonly report?: (error: unknown) => void
}

/** A running endpoint. */
export interface Endpoint {
  /** `http://127.0.0.1:<port>`: the value of `AWS_ENDPOINT_URL`. */
  readonly url: string
  readonly port: number
  /** Lets the endpoint keep the process alive; it does not by default. */
  keepAlive(): void
  close(): Promise<void>
}

/** Starts the HTTP endpoint on 127.0.0.1 that the AWS SDKs and the AWS CLI speak to. Signatures are not checked. */
export async function startEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { services, port = 0, uuid, callerOf = () => undefined, report = () => {} } = options
  const answering: Answering = { registry: registry(services), callerOf, report }
  const take = (request: IncomingMessage, response: ServerResponse) => {
    respond(request, response, answering, uuid()).catch((error: unknown) => {
      // The client went away, or a body broke off after its head was sent: nothing is left to say.
      response.destroy(error instanceof Error ? error : undefined)
    })
  }
  const server = createServer(take)
  const streams = acceptHttp2(server, take)
  // An upload may take its time; the default of five minutes is for servers that strangers reach.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  // Neither the endpoint nor a client's idle connection keeps a finished process alive.
  server.unref()
  server.on('connection', (socket) => socket.unref())
  // A listening TCP server has an address of this kind.
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    keepAlive: () => void server.ref(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        streams.close()
      }),
  }
}

async function respond(message: IncomingMessage, response: ServerResponse, answering: Answering, requestId: string): Promise<void> {
  const answered = await wireAnswer(message, answering, requestId)
  // A client that still sends would not read an answer: take what is left of the body first.
  if (!message.readableEnded) await finished(message.resume())
  const headers: Record<string, string> = { ...answered.headers, 'x-amzn-requestid': requestId, 'x-amz-request-id': requestId }
  await send(message.method ?? 'GET', response, { ...answered, headers })
}

function wireAnswer(message: IncomingMessage, answering: Answering, requestId: string): Promise<WireResponse> {
  // A handler may stop reading early; the connection must live on to carry its answer.
  const body: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => message.iterator({ destroyOnReturn: false }) }
  const { method = 'GET', url: target = '/', headers } = message
  return answer({ method, target, headers, body }, answering, requestId)
}

async function send(method: string, response: ServerResponse, { status, headers, body }: WireResponse): Promise<void> {
  const isBodiless = method === 'HEAD' || status === 204 || status === 304
  if (body === undefined || isBodiless) {
    const isSized = headers['content-length'] !== undefined || status === 204 || status === 304
    response.writeHead(status, { ...headers, ...(!isSized && { 'content-length': '0' }) }).end()
    if (body instanceof Readable) body.destroy()
    return
  }
  if (typeof body === 'string' || body instanceof Uint8Array) {
    response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) }).end(body)
    return
  }
  response.writeHead(status, headers)
  await pipeline(body, response)
}
