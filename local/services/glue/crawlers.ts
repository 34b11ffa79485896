import type { Classifier } from '@aws-sdk/client-glue'
import { callerAs } from '../../access/caller.ts'
import type { WorkAs } from '../../access/work-as.ts'
import type { LocalEnvironment } from '../../service.ts'
import type { Catalog } from './catalog.ts'
import type { ClassifierStore } from './classifier-store.ts'
import { crawl } from './crawl/crawl.ts'
import { crawlSummary } from './crawl/crawl-result.ts'
import { crawlerConfiguration } from './crawl/crawler-configuration.ts'
import type { CrawlerFaults } from './crawler-faults.ts'
import type { CrawlerRecord, CrawlOwner, RunningCrawl } from './crawler-record.ts'
import type { CrawlEnd, CrawlerStore } from './crawler-store.ts'
import { glueErrors } from './errors.ts'

/** How long a crawl takes, in seconds of the environment's clock. The real work comes on top on a real clock, and takes no time on a virtual one. */
export interface CrawlDurations {
  /** Time in `RUNNING`. Default: 20. */
  readonly crawlSeconds?: number | undefined
  /** Time in `STOPPING`. Default: 5. */
  readonly stoppingSeconds?: number | undefined
}

/** Starts and stops crawls. The states are AWS's: `READY` -> `RUNNING` -> `STOPPING` -> `READY`. */
export interface Crawlers {
  /** Begins a crawl and answers its id, while it goes on in the background. `CrawlerRunningException` unless the crawler is `READY`. */
  start(name: string): Promise<string>
  /** Cancels the running crawl. `CrawlerNotRunningException` or `CrawlerStoppingException` where there is none. */
  stop(name: string): Promise<void>
  /** Resolves when no crawl that this service has started goes on. Not to be awaited inside `clock.hold`: crawls sleep on the clock. */
  settled(): Promise<void>
  /** Ends all crawls of this service as `CANCELLED`, at once. */
  close(): Promise<void>
}

/** What the crawlers work with. */
export interface CrawlersPorts extends CrawlDurations {
  readonly environment: Pick<LocalEnvironment, 'clock' | 'uuid'>
  /** A crawl acts with the rights of its crawler's role. */
  readonly as: WorkAs
  readonly classifiers: ClassifierStore
  readonly records: CrawlerStore
  readonly faults: CrawlerFaults | undefined
  readonly owner: CrawlOwner
}

/** The crawlers of one service. */
export function crawlers(ports: CrawlersPorts): Crawlers {
  const { environment, records, faults, owner, crawlSeconds = 20, stoppingSeconds = 5 } = ports
  const { clock } = environment
  const closing = new AbortController()
  let working: Promise<unknown> = Promise.resolve()
  const running = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>()

  /** Two crawls of one database would each take the other's new tables for taken names. */
  function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const turn = working.then(work)
    working = turn.catch(() => undefined)
    return turn
  }

  function sleep(seconds: number, signal: AbortSignal): Promise<void> {
    const slept = clock.sleep(seconds * 1000, signal)
    slept.catch(() => undefined) // it may be cancelled before anybody waits for it
    return slept
  }

  async function run(name: string, current: RunningCrawl, stop: AbortSignal): Promise<void> {
    const fault = faults?.onCrawl(name)
    // A crawl's time begins with its start, not when its file is written.
    const isDone = fault?.kind === 'hang' ? untilAborted(stop) : sleep(crawlSeconds, stop)
    let end: CrawlEnd
    try {
      await records.started(name, current)
      await isDone
      if (fault?.kind === 'fail') throw new Error(fault.message)
      // All work is held: a virtual clock must not run on while files are read.
      end = await clock.hold(() => oneAtATime(async () => succeeded(ports, await records.get(name), stop)))
    } catch (error) {
      end = stop.aborted ? { status: 'CANCELLED' } : { status: 'FAILED', errorMessage: messageOf(error) }
    }
    if (!closing.signal.aborted) {
      const isStopped = sleep(stoppingSeconds, closing.signal)
      await records.change(name, (record) => record && { ...record, state: 'STOPPING' })
      await isStopped.catch(() => undefined)
    }
    await records.ended(name, current, end)
  }

  return {
    async start(name) {
      const current: RunningCrawl = { crawlId: environment.uuid(), start: new Date(clock.now()), owner }
      await records.change(name, (record) => {
        if (record === undefined) throw glueErrors.crawlerNotFound(name)
        if (record.state !== 'READY') throw glueErrors.crawlerRunning(name)
        return { ...record, state: 'RUNNING', current }
      })
      const stop = new AbortController()
      const done = run(name, current, stop.signal).finally(() => running.delete(name))
      // A crawl that cannot even write its end is found dead by the next reader.
      done.catch(() => undefined)
      running.set(name, { stop, done })
      return current.crawlId
    },
    async stop(name) {
      await records.change(name, (record) => {
        if (record === undefined) throw glueErrors.crawlerNotFound(name)
        if (record.state === 'READY') throw glueErrors.crawlerNotRunning(name)
        if (record.state === 'STOPPING') throw glueErrors.crawlerStopping(name)
        return { ...record, state: 'STOPPING' }
      })
      running.get(name)?.stop.abort()
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled([...running.values()].map(({ done }) => done))
    },
    async close() {
      closing.abort()
      for (const { stop } of running.values()) stop.abort()
      await Promise.allSettled([...running.values()].map(({ done }) => done))
    },
  }
}

async function succeeded(ports: CrawlersPorts, { definition, folders }: CrawlerRecord, signal: AbortSignal): Promise<CrawlEnd> {
  const { as, environment } = ports
  const { store, catalog } = as(callerAs(definition.Role, 'AWS-Crawler'))
  const classifiers: readonly Classifier[] = await Promise.all((definition.Classifiers ?? []).map((name) => ports.classifiers.get(name)))
  // As AWS says: without a database the tables are placed in the default one.
  const database = definition.DatabaseName ?? (await defaultDatabase(catalog))
  const isIncremental = definition.RecrawlPolicy.RecrawlBehavior === 'CRAWL_NEW_FOLDERS_ONLY'
  const result = await crawl(
    {
      crawler: definition.Name,
      database,
      targets: definition.Targets.S3Targets ?? [],
      tablePrefix: definition.TablePrefix,
      classifiers,
      policy: definition.SchemaChangePolicy,
      configuration: crawlerConfiguration(definition.Configuration),
      knownFolders: isIncremental ? folders : undefined,
    },
    { store, catalog, now: environment.clock.now(), signal },
  )
  const { added, updated, deleted } = result.tables
  return {
    status: 'SUCCEEDED',
    summary: crawlSummary(result),
    messages: result.messages,
    tables: { added: added.length, updated: updated.length, deleted: deleted.length },
    folders: result.folders,
  }
}

async function defaultDatabase(catalog: Catalog): Promise<string> {
  const databases = await catalog.listDatabases()
  if (!databases.some(({ Name }) => Name === 'default')) await catalog.createDatabase('default')
  return 'default'
}

function untilAborted(signal: AbortSignal): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  aborted.catch(() => undefined)
  return aborted
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
