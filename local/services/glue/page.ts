import { glueErrors } from './errors.ts'

/** One page of a listing. `nextToken` is absent on the last page. */
export interface Page<T> {
  readonly items: T[]
  readonly nextToken: string | undefined
}

/** What a paged request says. */
export interface PageRequest {
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/**
 * The page of `all` that a request asks for, at most `largest` items.
 * A token is opaque to callers; one that this service did not make is an `InvalidInputException`.
 */
export function page<T>(all: readonly T[], request: PageRequest, largest: number): Page<T> {
  const size = request.MaxResults ?? largest
  if (!Number.isInteger(size) || size < 1 || size > 1000)
    throw glueErrors.invalidInput(`MaxResults must be between 1 and 1000, found ${size}`)
  const start = request.NextToken === undefined || request.NextToken === '' ? 0 : offsetOf(request.NextToken)
  const end = start + Math.min(size, largest)
  const nextToken = end < all.length ? Buffer.from(`offset:${end}`).toString('base64') : undefined
  return { items: all.slice(start, end), nextToken }
}

function offsetOf(token: string): number {
  const match = /^offset:(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8'))
  if (match === null) throw glueErrors.invalidInput('Pagination token is invalid')
  return Number(match[1])
}
