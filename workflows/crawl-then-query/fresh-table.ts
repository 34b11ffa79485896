import { context, eq, type Flow, jsonata, orElse, type Ref, seconds } from '../../asl/index.ts'
import { glue, lambda } from '../../services/index.ts'
import { inspectCsv } from '../../tasks/inspect-csv/contract.ts'
import { crawlSince } from './crawl.ts'
import type { CrawlThenQueryInput } from './input.ts'
import type { CrawlThenQueryOptions } from './options.ts'

const LARGEST_INSPECTED = 10 * 1024 ** 3

/** 24 h. Even if every turn started the crawler anew, 18 events each, the history would hold them. */
const A_DAY = Object.freeze({ every: seconds(64), attempts: 1350 })

/** The table is there and has seen every file of the source; a crawl runs only where that is not so yet. */
export function ensureFreshTable<S>(flow: Flow<S>, input: Ref<CrawlThenQueryInput, S>, { source, crawl }: CrawlThenQueryOptions): void {
  const { bucket, prefix, crawler, database, table } = source
  const inspected = flow.task('Inspect source', lambda.invoke(inspectCsv), {
    bucket,
    prefix,
    largestBytes: source.largestBytes ?? LARGEST_INSPECTED,
  })
  flow.when('Source empty?', eq(inspected.objects, 0), (empty) =>
    empty.fail('SourceEmpty', `s3://${bucket}/${prefix} holds no file with anything in it: put CSV files there, and run again`),
  )
  const known = flow.task(
    'Find table',
    glue.getTable,
    { DatabaseName: database, Name: table },
    { catch: { 'Glue.EntityNotFoundException': 'continue' } },
  )
  const asked = flow.pass('Ask for a crawl', {
    at: context.State.EnteredTime,
    // A good crawl that began after the newest file was written has seen them all.
    since: jsonata<string>`(${orElse(input.crawl, 'when-stale')} = "when-stale" and $exists(${known.Table.Name}) ? ${inspected.newest} : ${context.State.EnteredTime})`,
  })
  crawlSince(flow, { crawler, since: asked.since, asked: asked.at, ...(crawl ?? A_DAY) })
}
