import type { OperationModel, ServiceModel } from './service-model.ts'
import { decodeUri, headerOf, type WireRequest } from './wire-request.ts'

/** An operation that a REST request asks for, with the labels of its path. */
export interface RestRoute {
  readonly operation: OperationModel
  /** Decoded. */
  readonly labels: Readonly<Record<string, string>>
}

interface Template {
  readonly segments: readonly string[]
  readonly literals: readonly (readonly [name: string, value: string | undefined])[]
  readonly labels: readonly string[]
}

/**
 * The operation of a REST service that a request asks for: of all whose method, path, literal query and required query
 * and header members fit, the one that asks for most.
 */
export function restRoute(model: ServiceModel, request: WireRequest): RestRoute | undefined {
  let best: { readonly rank: number; readonly route: RestRoute } | undefined
  for (const operation of model.operations.values()) {
    const rank = rankOf(operation, request)
    if (rank === undefined || rank <= (best?.rank ?? -1)) continue
    const labels = labelsOf(operation, request)
    if (labels !== undefined) best = { rank, route: { operation, labels } }
  }
  return best?.route
}

/** How much of the request an operation asks for beyond its path; `undefined` where it does not fit. */
function rankOf({ http, name, input, required }: OperationModel, { method, query, headers }: WireRequest): number | undefined {
  if (http?.method !== method) return undefined
  const id = query.get('x-id')?.[0]
  if (id !== undefined && id !== name) return undefined
  let rank = 0
  for (const [literal, value] of templateOf(http.template).literals) {
    if (literal === 'x-id') continue
    const given = query.get(literal)
    if (given === undefined || (value !== undefined && given[0] !== value)) return undefined
    rank += 100
  }
  for (const member of required) {
    const traits = input.getMemberSchema(member).getMergedTraits()
    const isBound = traits.httpQuery !== undefined || traits.httpHeader !== undefined
    if (!isBound) continue
    const isThere = traits.httpQuery !== undefined ? query.has(traits.httpQuery) : headerOf(headers, traits.httpHeader ?? '') !== undefined
    if (!isThere) return undefined
    rank++
  }
  return rank
}

function labelsOf({ http, input }: OperationModel, request: WireRequest): Readonly<Record<string, string>> | undefined {
  const template = templateOf(http?.template ?? '/')
  // S3's templates leave out the bucket, which stands in the host or in front of the path.
  const hasBucket = !template.labels.includes('Bucket') && input.getMemberSchemas().Bucket?.getMergedTraits().httpLabel !== undefined
  if (!hasBucket) return matchPath(template, request.path)
  const { bucket, path } = splitBucket(request)
  const labels = bucket === '' ? undefined : matchPath(template, path)
  return labels && { ...labels, Bucket: decodeUri(bucket) }
}

const BUCKET_HOST = /^(.+?)\.(?:localhost|s3[.-].*|127\.0\.0\.1)(?::\d+)?$/

function splitBucket({ headers, path }: WireRequest): { readonly bucket: string; readonly path: string } {
  const host = BUCKET_HOST.exec(headerOf(headers, 'host') ?? '')?.[1]
  if (host !== undefined && host !== 's3') return { bucket: host, path }
  const end = path.indexOf('/', 1)
  return end < 0 ? { bucket: path.slice(1), path: '/' } : { bucket: path.slice(1, end), path: path.slice(end) }
}

function matchPath({ segments }: Template, path: string): Readonly<Record<string, string>> | undefined {
  const parts = path.slice(1).split('/')
  const labels: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const label = /^\{(.+?)(\+?)\}$/.exec(segment)
    const isGreedy = label?.[2] === '+'
    // A greedy label takes all but what the template has after it.
    const taken = isGreedy ? parts.splice(0, parts.length - (segments.length - index - 1)) : parts.splice(0, 1)
    const text = taken.join('/')
    if (label === null ? text !== segment : text === '') return undefined
    if (label?.[1] !== undefined) labels[label[1]] = decodeUri(text)
  }
  return parts.length === 0 || (parts.length === 1 && parts[0] === '') ? labels : undefined
}

const templates = new Map<string, Template>()

function templateOf(text: string): Template {
  const known = templates.get(text)
  if (known !== undefined) return known
  const [path = '/', query = ''] = text.split('?')
  const literals = query.split('&').flatMap((pair) => {
    const [name = '', value] = pair.split('=')
    return name === '' ? [] : [[name, value] as const]
  })
  const labels = [...path.matchAll(/\{(.+?)\+?\}/g)].map((match) => match[1] ?? '')
  const template = { segments: path.slice(1).split('/'), literals, labels }
  templates.set(text, template)
  return template
}
