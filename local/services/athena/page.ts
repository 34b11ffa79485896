import { invalidRequest } from './athena-errors.ts'

/** One page of a list. The token is the position of the next item. */
export function page<T>(
  items: readonly T[],
  input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  most: number,
): { items: readonly T[]; NextToken?: string } {
  const start = input.NextToken === undefined ? 0 : Number(input.NextToken)
  if (!Number.isInteger(start) || start < 0) throw invalidRequest('Invalid token.')
  const end = start + Math.min(input.MaxResults ?? most, most)
  return { items: items.slice(start, end), ...(end < items.length && { NextToken: String(end) }) }
}
