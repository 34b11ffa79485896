import type { HistoryEvent, JournalEntry } from '../../engine/index.ts'
import { AwsError } from '../service.ts'

/** Which part of a history is wanted. */
export interface HistoryPageOptions {
  /** At most 1,000. Default, and 0: 100. */
  readonly maxResults?: number | undefined
  /** What an earlier page answered. */
  readonly nextToken?: string | undefined
  /** The latest event first. Default: false. */
  readonly reverseOrder?: boolean | undefined
}

/** A part of a history. */
export interface HistoryPage {
  readonly events: readonly HistoryEvent[]
  /** Present where there are more. */
  readonly nextToken?: string
}

const DEFAULT_PAGE = 100
const LARGEST_PAGE = 1000

/**
 * A page of the events in a journal. The journal is read through, and no more of it kept than the page.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
 */
export function historyPage(entries: () => Iterable<JournalEntry>, options: HistoryPageOptions = {}): HistoryPage {
  const { maxResults, nextToken, reverseOrder = false } = options
  const first = readToken(nextToken)
  const count = Math.min(maxResults || DEFAULT_PAGE, LARGEST_PAGE)
  const total = reverseOrder ? countEvents(entries()) : Number.POSITIVE_INFINITY
  const from = reverseOrder ? total - first - count : first
  const to = reverseOrder ? total - first : first + count
  const events: HistoryEvent[] = []
  let seen = 0
  let isMore = reverseOrder && from > 0
  for (const { event } of entries()) {
    if (event === undefined) continue
    const place = seen++
    if (place >= to) {
      isMore ||= !reverseOrder
      break
    }
    if (place >= from) events.push(event)
  }
  return { events: reverseOrder ? events.reverse() : events, ...(isMore && { nextToken: String(first + count) }) }
}

function readToken(token: string | undefined): number {
  if (token === undefined) return 0
  if (/^\d{1,15}$/.test(token)) return Number(token)
  throw new AwsError('InvalidToken', `Invalid Token: '${token}'`, 400)
}

function countEvents(entries: Iterable<JournalEntry>): number {
  let count = 0
  for (const { event } of entries) if (event !== undefined) count++
  return count
}
