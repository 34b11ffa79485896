import type {
  CrawlerMetrics,
  CreateCrawlerRequest,
  DeleteCrawlerRequest,
  GetCrawlerMetricsRequest,
  GetCrawlerMetricsResponse,
  GetCrawlerRequest,
  GetCrawlerResponse,
  GetCrawlersRequest,
  GetCrawlersResponse,
  ListCrawlersRequest,
  ListCrawlersResponse,
  ListCrawlsRequest,
  ListCrawlsResponse,
  StartCrawlerRequest,
  StopCrawlerRequest,
  UpdateCrawlerRequest,
} from '@aws-sdk/client-glue'
import type { OperationTable } from '../../service.ts'
import type { ClassifierStore } from './classifier-store.ts'
import { crawlFilter } from './crawl-filter.ts'
import { crawlerDefinition } from './crawler-definition.ts'
import type { CrawlerFaults } from './crawler-faults.ts'
import { type CrawlerRecord, type CrawlRecord, crawlerShape } from './crawler-record.ts'
import type { CrawlerStore } from './crawler-store.ts'
import type { Crawlers } from './crawlers.ts'
import { wholeSecond } from './dates.ts'
import { glueErrors, required } from './errors.ts'
import { page } from './page.ts'

/** What the crawler operations work with. */
export interface CrawlerOperationsPorts {
  readonly crawlers: Crawlers
  readonly records: CrawlerStore
  readonly classifiers: ClassifierStore
  readonly faults: CrawlerFaults | undefined
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
  readonly crawlSeconds: number
}

/** The crawler operations of the Glue API. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-crawling.html */
export function crawlerOperations(ports: CrawlerOperationsPorts): OperationTable {
  const { crawlers, records, classifiers, faults, now } = ports

  async function checkClassifiers(names: readonly string[] = []): Promise<void> {
    for (const name of names) await classifiers.get(name)
  }

  return {
    async CreateCrawler(input: CreateCrawlerRequest) {
      const definition = crawlerDefinition(input)
      await checkClassifiers(definition.Classifiers)
      const time = wholeSecond(now())
      await records.change(definition.Name, (record) => {
        if (record !== undefined) throw glueErrors.crawlerExists(definition.Name)
        return { definition, state: 'READY', created: time, updated: time, version: 1, folders: [] }
      })
      return {}
    },
    async UpdateCrawler(input: UpdateCrawlerRequest) {
      const name = required(input.Name, 'name')
      await checkClassifiers(input.Classifiers)
      await records.change(name, (record) => {
        if (record === undefined) throw glueErrors.crawlerNotFound(name)
        if (record.state !== 'READY') throw glueErrors.crawlerRunningUpdate()
        const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
        const definition = crawlerDefinition({ ...record.definition, ...changes })
        return { ...record, definition, updated: wholeSecond(now()), version: record.version + 1 }
      })
      return {}
    },
    async DeleteCrawler(input: DeleteCrawlerRequest) {
      const name = required(input.Name, 'name')
      await records.change(name, (record) => {
        if (record === undefined) throw glueErrors.crawlerNotFound(name)
        if (record.state !== 'READY') throw glueErrors.crawlerRunningDelete(name)
        return undefined
      })
      return {}
    },
    async GetCrawler(input: GetCrawlerRequest): Promise<GetCrawlerResponse> {
      const name = required(input.Name, 'name')
      if (faults?.onCall('GetCrawler', name)?.kind === 'throttle') throw glueErrors.throttled()
      return { Crawler: crawlerShape(await records.get(name), now()) }
    },
    async GetCrawlers(input: GetCrawlersRequest): Promise<GetCrawlersResponse> {
      const { items, nextToken } = page(await records.list(), input, 1000)
      return { Crawlers: items.map((record) => crawlerShape(record, now())), NextToken: nextToken }
    },
    async ListCrawlers(input: ListCrawlersRequest): Promise<ListCrawlersResponse> {
      const tags = Object.entries(input.Tags ?? {})
      const found = (await records.list()).filter(({ definition }) => tags.every(([key, value]) => definition.Tags?.[key] === value))
      const { items, nextToken } = page(found, input, 1000)
      return { CrawlerNames: items.map(({ definition }) => definition.Name), NextToken: nextToken }
    },
    async StartCrawler(input: StartCrawlerRequest) {
      const name = required(input.Name, 'name')
      const fault = faults?.onCall('StartCrawler', name)
      if (fault?.kind === 'throttle') throw glueErrors.throttled()
      if (fault?.kind === 'foreign-crawl') await crawlers.start(name)
      await crawlers.start(name)
      if (fault?.kind === 'time-out') throw glueErrors.operationTimeout()
      return {}
    },
    async StopCrawler(input: StopCrawlerRequest) {
      await crawlers.stop(required(input.Name, 'name'))
      return {}
    },
    async ListCrawls(input: ListCrawlsRequest): Promise<ListCrawlsResponse> {
      const { definition } = await records.get(required(input.CrawlerName, 'crawlerName'))
      const crawls = (await records.crawls(definition.Name)).filter(crawlFilter(input.Filters))
      const { items, nextToken } = page(crawls, input, 1000)
      return { Crawls: items.map(({ messages: _messages, tables: _tables, ...crawl }) => crawl), NextToken: nextToken }
    },
    async GetCrawlerMetrics(input: GetCrawlerMetricsRequest): Promise<GetCrawlerMetricsResponse> {
      const wanted = input.CrawlerNameList ?? []
      const found = wanted.length > 0 ? await Promise.all(wanted.map((name) => records.get(name))) : await records.list()
      const { items, nextToken } = page(found, input, 1000)
      const metrics = await Promise.all(items.map(async (one) => metricsOf(one, await records.crawls(one.definition.Name), ports)))
      return { CrawlerMetricsList: metrics, NextToken: nextToken }
    },
  }
}

function metricsOf(
  { definition, current }: CrawlerRecord,
  crawls: readonly CrawlRecord[],
  { now, crawlSeconds }: CrawlerOperationsPorts,
): CrawlerMetrics {
  const seconds = crawls.flatMap(({ StartTime, EndTime }) =>
    StartTime && EndTime ? [(EndTime.getTime() - StartTime.getTime()) / 1000] : [],
  )
  const sorted = [...seconds].sort((left, right) => left - right)
  const sum = (numberOf: (crawl: CrawlRecord) => number) => crawls.reduce((total, crawl) => total + numberOf(crawl), 0)
  const elapsed = current === undefined ? 0 : (now() - current.start.getTime()) / 1000
  return {
    CrawlerName: definition.Name,
    TimeLeftSeconds: current === undefined ? 0 : Math.max(0, crawlSeconds - elapsed),
    StillEstimating: false,
    LastRuntimeSeconds: seconds[0] ?? 0,
    MedianRuntimeSeconds: sorted[Math.floor(sorted.length / 2)] ?? 0,
    TablesCreated: sum(({ tables }) => tables.added),
    TablesUpdated: sum(({ tables }) => tables.updated),
    TablesDeleted: sum(({ tables }) => tables.deleted),
  }
}
