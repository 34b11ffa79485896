/** A fault of one call. */
export type CallFault =
  /** `ThrottlingException: Rate exceeded`; nothing is done. */
  | { readonly kind: 'throttle' }
  /** `OperationTimeoutException`, although the call was carried out. StartCrawler only. */
  | { readonly kind: 'time-out' }
  /** Somebody else starts the same crawler just before. StartCrawler only. */
  | { readonly kind: 'foreign-crawl' }

/** A fault of one crawl. */
export type CrawlFault =
  /** It ends `FAILED` with this message, having written nothing. */
  | { readonly kind: 'fail'; readonly message: string }
  /** It stays `RUNNING` until it is stopped. */
  | { readonly kind: 'hang' }

/** Calls that can be made to fail. */
export type FaultedCall = 'StartCrawler' | 'GetCrawler'

/**
 * Where the local Glue asks whether something is to go wrong now: the port for fault injection, in tests and in `sluice run --fault`.
 * Without it nothing does. Each answer counts once, so an implementation decides by its own state which call or crawl it hits.
 */
export interface CrawlerFaults {
  onCall(call: FaultedCall, crawler: string): CallFault | undefined
  onCrawl(crawler: string): CrawlFault | undefined
}

/** Faults planned ahead. Each plan is used up in the order in which it was made, one for each call or crawl of its kind. */
export interface PlannedFaults extends CrawlerFaults {
  /** Throttles the next calls. Default: one. */
  throttle(call: FaultedCall, times?: number): this
  timeOutStart(): this
  foreignCrawl(): this
  failCrawl(message: string): this
  hangCrawl(): this
  /** Plans that nothing has met yet. */
  pending(): number
}

/** An empty plan. */
export function plannedFaults(): PlannedFaults {
  const calls: Record<FaultedCall, CallFault[]> = { StartCrawler: [], GetCrawler: [] }
  const crawls: CrawlFault[] = []
  return {
    onCall: (call) => calls[call].shift(),
    onCrawl: () => crawls.shift(),
    throttle(call, times = 1) {
      for (let time = 0; time < times; time++) calls[call].push({ kind: 'throttle' })
      return this
    },
    timeOutStart() {
      calls.StartCrawler.push({ kind: 'time-out' })
      return this
    },
    foreignCrawl() {
      calls.StartCrawler.push({ kind: 'foreign-crawl' })
      return this
    },
    failCrawl(message) {
      crawls.push({ kind: 'fail', message })
      return this
    },
    hangCrawl() {
      crawls.push({ kind: 'hang' })
      return this
    },
    pending: () => calls.StartCrawler.length + calls.GetCrawler.length + crawls.length,
  }
}
