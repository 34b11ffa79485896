import type { IncomingHttpHeaders } from 'node:http'
import { FromStringShapeDeserializer } from '@smithy/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from '../service.ts'
import { decodeDocument } from './decode-document.ts'
import type { RoutedRequest } from './protocols/protocol.ts'
import { readDocument } from './request-body.ts'
import { headerOf, type QueryParameters } from './wire-request.ts'

const strings = new FromStringShapeDeserializer({ httpBindings: true, timestampFormat: { useTrait: true, default: 7 } })

/** The input of a REST request: members from its path, query, headers and body, as the schema binds them. @see https://smithy.io/2.0/spec/http-bindings.html */
export async function readHttpInput(routed: RoutedRequest): Promise<Record<string, unknown>> {
  const { operation, labels, request } = routed
  const input: Record<string, unknown> = {}
  const unbound: string[] = []
  let payload: readonly [name: string, member: NormalizedSchema] | undefined
  for (const [name, member] of operation.input.structIterator()) {
    const traits = member.getMergedTraits()
    if (traits.httpPayload) payload = [name, member]
    else if (traits.httpLabel) set(input, name, fromText(name, member, labels[name]))
    else if (traits.httpHeader) set(input, name, fromHeader(name, member, headerOf(request.headers, traits.httpHeader)))
    else if (traits.httpQuery) set(input, name, fromQuery(name, member, request.query.get(traits.httpQuery)))
    else if (traits.httpPrefixHeaders) set(input, name, prefixed(request.headers, traits.httpPrefixHeaders))
    else if (traits.httpQueryParams !== undefined) set(input, name, Object.fromEntries(firsts(request.query)))
    else unbound.push(name)
  }
  announceChecksum(routed, input)
  if (payload) await readPayload(routed, input, ...payload)
  else if (unbound.length > 0) await readMembers(routed, input, unbound)
  return input
}

/** A checksum that comes as a trailer is announced by name: whoever takes the body must know what to compute on the way. */
function announceChecksum({ operation, request }: RoutedRequest, input: Record<string, unknown>): void {
  const announced = /x-amz-checksum-(\w+)/.exec(headerOf(request.headers, 'x-amz-trailer') ?? '')?.[1]
  if (announced === undefined) return
  for (const [name, member] of operation.input.structIterator()) {
    if (member.getMergedTraits().httpHeader === 'x-amz-sdk-checksum-algorithm') input[name] ??= announced.toUpperCase()
  }
}

/** Sets the members that trailers carry, such as checksums. Called once the body has been read. */
export function readTrailers({ operation, body }: Pick<RoutedRequest, 'operation' | 'body'>, input: Record<string, unknown>): void {
  if (body.trailers.size === 0) return
  for (const [name, member] of operation.input.structIterator()) {
    const header = member.getMergedTraits().httpHeader?.toLowerCase()
    const value = header === undefined ? undefined : body.trailers.get(header)
    if (value !== undefined) set(input, name, fromHeader(name, member, value))
  }
}

async function readPayload(routed: RoutedRequest, input: Record<string, unknown>, name: string, member: NormalizedSchema): Promise<void> {
  const { body } = routed
  if (member.isStreaming()) {
    input[name] = withTrailers(routed, input)
    return
  }
  const document = await readDocument(body.stream)
  readTrailers(routed, input)
  if (document.byteLength === 0) return
  if (member.isBlobSchema()) input[name] = document
  else if (member.isStringSchema()) input[name] = Buffer.from(document).toString()
  else input[name] = await decodeDocument(routed, member, document)
}

/** The streamed body; its trailers become input members at its end, before the handler sees that it has ended. */
async function* withTrailers(routed: RoutedRequest, input: Record<string, unknown>): AsyncGenerator<Uint8Array> {
  yield* routed.body.stream
  readTrailers(routed, input)
}

async function readMembers(routed: RoutedRequest, input: Record<string, unknown>, names: readonly string[]): Promise<void> {
  const document = await readDocument(routed.body.stream)
  if (document.byteLength === 0) return
  const read = (await decodeDocument(routed, routed.operation.input, document)) as Readonly<Record<string, unknown>>
  for (const name of names) set(input, name, read[name])
}

function set(input: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined && value !== null) input[name] = value
}

function fromText(name: string, member: NormalizedSchema, text: string | undefined): unknown {
  if (text === undefined) return undefined
  const value = strings.read(member, text) as unknown
  const isWrong = (typeof value === 'number' && Number.isNaN(value)) || (value instanceof Date && Number.isNaN(value.getTime()))
  if (isWrong)
    throw new AwsError('InvalidArgument', `The value ${JSON.stringify(text)} is not valid for ${name}`, 400, {
      ArgumentName: name,
      ArgumentValue: text,
    })
  return value
}

function fromHeader(name: string, member: NormalizedSchema, text: string | undefined): unknown {
  try {
    return fromText(name, member, text)
  } catch (cause) {
    throw new AwsError(
      'InvalidArgument',
      `The value ${JSON.stringify(text)} is not valid for ${name}`,
      400,
      { ArgumentName: name },
      { cause },
    )
  }
}

function fromQuery(name: string, member: NormalizedSchema, values: readonly string[] | undefined): unknown {
  if (values === undefined) return undefined
  if (member.isListSchema()) return values.map((value) => fromText(name, member.getValueSchema(), value))
  return fromText(name, member, values[0])
}

function prefixed(headers: IncomingHttpHeaders, prefix: string): Readonly<Record<string, string>> {
  const start = prefix.toLowerCase()
  const names = Object.keys(headers).filter((name) => name.startsWith(start))
  return Object.fromEntries(names.map((name) => [name.slice(start.length), headerOf(headers, name) ?? '']))
}

function* firsts(query: QueryParameters): Generator<readonly [string, string]> {
  for (const [name, [value = '']] of query) yield [name, value]
}
