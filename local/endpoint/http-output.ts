import { ToStringShapeSerializer } from '@smithy/core/protocols'
import type { NormalizedSchema } from '@smithy/core/schema'
import type { RoutedRequest, WireResponse } from './protocols/protocol.ts'

/** What differs between REST protocols when an output is written. */
export interface OutputFormat {
  readonly contentType: string
  /** The body of an output whose every member is bound elsewhere. */
  readonly emptyBody: string | undefined
  /** Stands before a document. */
  readonly prolog: string
}

/** Writes a REST output: members to status, headers and body, as the schema binds them. */
export function writeHttpOutput(
  { model, operation }: Pick<RoutedRequest, 'model' | 'operation'>,
  output: Readonly<Record<string, unknown>>,
  format: OutputFormat,
): WireResponse {
  const headers: Record<string, string> = {}
  const members: Record<string, unknown> = {}
  let status = operation.http?.status ?? 200
  let payload: readonly [member: NormalizedSchema, value: unknown] | undefined
  let hasMembers = false
  for (const [name, member] of operation.output.structIterator()) {
    const traits = member.getMergedTraits()
    const value = output[name]
    if (traits.httpPayload) payload = [member, value]
    else if (traits.httpResponseCode) status = typeof value === 'number' ? value : status
    else if (traits.httpHeader) writeHeader(headers, traits.httpHeader, member, value)
    else if (traits.httpPrefixHeaders) Object.assign(headers, prefixed(traits.httpPrefixHeaders, value))
    else {
      hasMembers = true
      if (value !== undefined && value !== null) members[name] = value
    }
  }
  // A part of a body is told by its range; the schemas know of one status only.
  if (headers['content-range'] !== undefined && status === 200) status = 206
  const document = (schema: NormalizedSchema, value: unknown) => {
    const serializer = model.codec.createSerializer()
    serializer.write(schema, value)
    headers['content-type'] ??= format.contentType
    const data = serializer.flush()
    return typeof data === 'string' ? format.prolog + data : data
  }
  const body = payload ? payloadBody(...payload, document) : hasMembers ? document(operation.output, members) : format.emptyBody
  return { status, headers, body }
}

function payloadBody(
  member: NormalizedSchema,
  value: unknown,
  document: (schema: NormalizedSchema, value: unknown) => string | Uint8Array,
): WireResponse['body'] {
  if (value === undefined || value === null) return undefined
  if (member.isStreaming() || member.isBlobSchema() || member.isStringSchema()) return value as WireResponse['body']
  return document(member, value)
}

function writeHeader(headers: Record<string, string>, header: string, member: NormalizedSchema, value: unknown): void {
  if (value === undefined || value === null) return
  const serializer = new ToStringShapeSerializer({ httpBindings: true, timestampFormat: { useTrait: true, default: 7 } })
  serializer.write(member, value)
  headers[header.toLowerCase()] = serializer.flush()
}

function prefixed(prefix: string, value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((value ?? {}) as Record<string, string>).map(([name, text]) => [prefix.toLowerCase() + name, text]),
  )
}
