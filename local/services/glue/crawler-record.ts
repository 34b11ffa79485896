import type { Crawler, CrawlerHistory, LastCrawlInfo } from '@aws-sdk/client-glue'
import type { CrawlerDefinition } from './crawler-definition.ts'
import { withDates } from './dates.ts'

/** The process and service that carries a crawl out. */
export interface CrawlOwner {
  readonly pid: number
  /** Number of the service within its process. */
  readonly instance: number
}

/** A crawl that has begun and not ended. */
export interface RunningCrawl {
  readonly crawlId: string
  readonly start: Date
  readonly owner: CrawlOwner
}

/** A crawler as it is kept: `crawlers/<name>.json`. */
export interface CrawlerRecord {
  readonly definition: CrawlerDefinition
  readonly state: 'READY' | 'RUNNING' | 'STOPPING'
  readonly created: Date
  readonly updated: Date
  readonly version: number
  readonly current?: RunningCrawl | undefined
  readonly lastCrawl?: LastCrawlInfo | undefined
  /** Locations of the folders that crawls have read. */
  readonly folders: readonly string[]
}

/** A crawl that has ended, or runs, as it is kept: `crawls/<crawler>/<number>-<id>.json`. */
export interface CrawlRecord extends CrawlerHistory {
  /** What the crawl had to say, one line each; what AWS writes to the log stream. */
  readonly messages: readonly string[]
  readonly tables: { readonly added: number; readonly updated: number; readonly deleted: number }
}

/** Where AWS writes the log of a crawl. */
export const LOG_GROUP = '/aws-glue/crawlers'

/** A record read from JSON, with its dates. */
export function datedRecord(record: CrawlerRecord): CrawlerRecord {
  const dated = withDates(record, ['created', 'updated'])
  return {
    ...dated,
    current: record.current && withDates(record.current, ['start']),
    lastCrawl: record.lastCrawl && withDates(record.lastCrawl, ['StartTime']),
  }
}

/** The crawler as GetCrawler answers it. `LastCrawl` is absent until a first crawl has ended. */
export function crawlerShape(record: CrawlerRecord, now: number): Crawler {
  const { definition, state, current, lastCrawl } = record
  const { Tags: _tags, Schedule: schedule, ...rest } = definition
  return {
    ...rest,
    Classifiers: definition.Classifiers ?? [],
    LineageConfiguration: { CrawlerLineageSettings: 'DISABLE', ...definition.LineageConfiguration },
    LakeFormationConfiguration: { UseLakeFormationCredentials: false, AccountId: '', ...definition.LakeFormationConfiguration },
    State: state,
    ...(schedule ? { Schedule: { ScheduleExpression: schedule, State: 'SCHEDULED' } } : {}),
    CrawlElapsedTime: current === undefined ? 0 : now - current.start.getTime(),
    CreationTime: record.created,
    LastUpdated: record.updated,
    ...(lastCrawl === undefined ? {} : { LastCrawl: lastCrawl }),
    Version: record.version,
  }
}
