import { AwsError } from '../../service.ts'

const LARGEST_PAGE = 1000

/** A page of a list; its token is the place of the next one. Throws `InvalidToken`. */
export function page<Item>(items: readonly Item[], maxResults: number | undefined, token: string | undefined) {
  const start = Number(token ?? 0)
  if (!Number.isInteger(start) || start < 0) throw new AwsError('InvalidToken', `Invalid Token: '${token}'`, 400)
  const end = start + Math.min(maxResults || 100, LARGEST_PAGE)
  return { items: items.slice(start, end), nextToken: end < items.length ? String(end) : undefined }
}
