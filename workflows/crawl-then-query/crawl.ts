import { and, type Duration, type Expr, eq, exists, type Flow, jsonata, not, or, seconds, text } from '../../asl/index.ts'
import { glue } from '../../services/index.ts'

/** Which crawl is waited for, and how long. */
export interface CrawlOptions<S> {
  readonly crawler: string
  /** ISO 8601: a crawl that succeeded counts if it began after this. */
  readonly since: Expr<string, S>
  /** ISO 8601, when the crawl was asked for: whatever began after this is the answer, failed or not. */
  readonly asked: Expr<string, S>
  readonly every: Duration
  readonly attempts: number
}

/**
 * Waits for a crawl that counts, and starts one whenever the crawler is idle without it.
 *
 * - A crawl that runs already is waited for; if it began too early, another is started after it.
 * - A start that was refused because the crawler runs, or that timed out, is no failure: the next turn sees what is true.
 * - READY says nothing: `LastCrawl.Status` decides. It is only read of a crawl that began after ours was asked for.
 *
 * Ends with `CrawlFailed`, `CrawlTimedOut` or `CrawlerNotFound`.
 */
export function crawlSince<S>(flow: Flow<S>, { crawler, since, asked, every, attempts }: CrawlOptions<S>): void {
  const seen = flow.poll(
    'Crawl ended',
    {
      every,
      attempts,
      timedOut: {
        error: 'CrawlTimedOut',
        cause: `crawler ${crawler} had no crawl that ended in ${(attempts - 1) * every.seconds} s: look at its state and its log, or raise crawl.attempts`,
      },
    },
    (turn) => {
      const now = turn.task(
        'Get crawler',
        glue.getCrawler,
        { Name: crawler },
        { catch: { 'Glue.EntityNotFoundException': (missing) => crawlerNotFound(missing, crawler) } },
      )
      turn.when(
        'Crawler idle without it?',
        and(eq(now.Crawler.State, 'READY'), not(counts(now.Crawler.LastCrawl, since, asked))),
        (idle) => {
          // Glue keeps whole seconds: a crawl of the same second as `asked` could not be told from an earlier one.
          idle.wait('Let a second pass', seconds(1))
          idle.task(
            'Start crawler',
            glue.startCrawler,
            { Name: crawler },
            {
              timeout: seconds(60),
              catch: {
                'Glue.CrawlerRunningException': 'continue',
                'Glue.CrawlerStoppingException': 'continue',
                'States.Timeout': 'continue',
              },
            },
          )
        },
      )
      return now
    },
    (now) => and(eq(now.Crawler.State, 'READY'), counts(now.Crawler.LastCrawl, since, asked)),
  )
  flow.when('Crawl failed?', not(eq(seen.Crawler.LastCrawl.Status, 'SUCCEEDED')), (failed) =>
    failed.fail(
      'CrawlFailed',
      text`crawler ${crawler}: the crawl of ${seen.Crawler.LastCrawl.StartTime} ended ${seen.Crawler.LastCrawl.Status}: ${seen.Crawler.LastCrawl.ErrorMessage}`,
    ),
  )
}

/** Whether the last crawl is the answer. Timestamps are compared as times: their texts differ in precision. */
function counts<S>(last: LastCrawl<S>, since: Expr<string, S>, asked: Expr<string, S>): Expr<boolean, S> {
  const began = (moment: Expr<string, S>) => jsonata<boolean>`($toMillis(${last.StartTime}) > $toMillis(${moment}))`
  return and(exists(last.StartTime), or<S>(and<S>(began(since), eq(last.Status, 'SUCCEEDED')), began(asked)))
}

interface LastCrawl<S> {
  readonly Status: Expr<'SUCCEEDED' | 'CANCELLED' | 'FAILED' | undefined, S>
  readonly StartTime: Expr<string | undefined, S>
}

function crawlerNotFound<S>(flow: Flow<S>, crawler: string) {
  return flow.fail('CrawlerNotFound', `there is no crawler ${crawler} in this account and region: deploy it, or correct its name`)
}
