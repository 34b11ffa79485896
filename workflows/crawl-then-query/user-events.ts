import { userEvents as sql } from '../../sql/index.ts'
import { crawlThenQuery } from './crawl-then-query.ts'
import type { CrawlThenQueryOptions } from './options.ts'
import { crawlThenQueryPipeline } from './pipeline.ts'
import { lakeResources } from './resources.ts'
import { ZONES } from './zones.ts'

const RESOURCES = lakeResources({
  bucket: 'events',
  database: 'user_events',
  crawler: 'user-events',
  workgroup: 'user-events',
  judged: [
    ['event_id', 'string'],
    ['user_id', 'string'],
    ['event_type', 'string'],
    ['event_time', 'string'],
    ['event_at', 'timestamp'],
    ['reasons', 'string'],
  ],
})

const OPTIONS: CrawlThenQueryOptions = {
  name: 'user-events',
  comment: "Splits user events into clean and quarantined, and gives each clean event the seconds since its user's event before",
  source: {
    bucket: RESOURCES.lake.name,
    prefix: ZONES.source,
    crawler: RESOURCES.crawler.name,
    database: RESOURCES.catalog.name,
    table: 'source',
    columns: ['event_id', 'user_id', 'event_type', 'event_time'],
  },
  workgroup: RESOURCES.workgroup.name,
  judge: sql.judge,
  countSource: sql.countSource,
  report: sql.report,
  partitionClean: sql.partitionClean,
  exports: {
    clean: { statement: sql.clean, key: 'clean/transformed_events.csv' },
    quarantine: { statement: sql.quarantine, key: 'quarantine/bad_records.csv' },
  },
}

/** Lag time between a user's events (seed 000). Input: `{}` or see `CrawlThenQueryInput`. */
export const userEvents = crawlThenQuery(OPTIONS)

/** {@link userEvents} with its resources, tasks and triggers. */
export const userEventsPipeline = crawlThenQueryPipeline(userEvents, RESOURCES, OPTIONS.source.table)
