import type { IncomingHttpHeaders } from 'node:http'
import { AwsError } from '../service.ts'

/** A request as the server has it. */
export interface ReceivedRequest extends Pick<WireRequest, 'method' | 'headers' | 'body'> {
  /** Path and query, as they stand in the request line. */
  readonly target: string
}

/** A request with its target taken apart. The path is never normalised: `..` is a legal part of an S3 key. */
export interface WireRequest {
  readonly method: string
  /** Percent-encoded, without the query. */
  readonly path: string
  readonly query: QueryParameters
  readonly headers: IncomingHttpHeaders
  readonly body: AsyncIterable<Uint8Array>
}

/** Decoded query parameters; a name may come several times. */
export type QueryParameters = ReadonlyMap<string, readonly string[]>

/** Cuts a request target into its path and its decoded query. Throws `InvalidURI`. */
export function parseTarget(target: string): { readonly path: string; readonly query: QueryParameters } {
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const query = new Map<string, string[]>()
  for (const pair of mark < 0 ? [] : target.slice(mark + 1).split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decodeUri((equals < 0 ? pair : pair.slice(0, equals)).replaceAll('+', ' '))
    const value = equals < 0 ? '' : decodeUri(pair.slice(equals + 1).replaceAll('+', ' '))
    query.set(name, [...(query.get(name) ?? []), value])
  }
  return { path, query }
}

/** Percent-decoding that answers `InvalidURI` where the text is not percent-encoded UTF-8. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.", 400, { URI: text }, { cause })
  }
}

/** The one value of a header. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name.toLowerCase()]
  return Array.isArray(value) ? value.join(', ') : value
}
