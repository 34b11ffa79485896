import { join } from 'node:path'
import type { Access } from '../../access/access.ts'
import { workAs } from '../../access/work-as.ts'
import type { LocalEnvironment, LocalService } from '../../service.ts'
import type { ObjectStore } from '../s3/object-store.ts'
import type { Catalog } from './catalog.ts'
import { classifierOperations } from './classifier-operations.ts'
import { classifierStore } from './classifier-store.ts'
import { isOwnerAlive, openOwner } from './crawl-owner.ts'
import type { CrawlerFaults } from './crawler-faults.ts'
import { crawlerOperations } from './crawler-operations.ts'
import { crawlerStore } from './crawler-store.ts'
import { type CrawlDurations, type Crawlers, crawlers as crawlersOf } from './crawlers.ts'
import { databaseOperations } from './database-operations.ts'
import { wholeSecond } from './dates.ts'
import { fileCatalog } from './file-catalog.ts'
import { partitionOperations } from './partition-operations.ts'
import { stateFolder } from './state-folder.ts'
import { tableOperations } from './table-operations.ts'

/** Options of {@link glue}. */
export interface GlueOptions extends CrawlDurations {
  readonly environment: LocalEnvironment
  /** The objects that crawlers read. */
  readonly store: ObjectStore
  /** What the roles of crawlers may do. Default: everything. */
  readonly access?: Access | undefined
  /** What is to go wrong. Default: nothing. */
  readonly faults?: CrawlerFaults | undefined
}

/** The local Glue, with what other local services use of it directly. */
export interface GlueService extends LocalService {
  readonly catalog: Catalog
  readonly crawlers: Crawlers
}

/**
 * Glue of the local account: Data Catalog, classifiers and crawlers. State is kept as JSON files in `<root>/glue/` and survives restarts;
 * a crawl whose process ended is `FAILED`. Crawls go on in the background on the environment's clock until {@link LocalService.close}.
 *
 * @example
 * const service = glue({ environment, store, crawlSeconds: 20 })
 * await service.operations.StartCrawler?.({ Name: 'orders' })
 */
export function glue(options: GlueOptions): GlueService {
  const { environment, store, access, faults, crawlSeconds = 20, stoppingSeconds = 5 } = options
  const { clock } = environment
  const folder = join(environment.root, 'glue')
  // Two locks over one folder: a crawl writes to the catalog while its crawler is read.
  const catalog = fileCatalog(stateFolder(folder, clock), environment)
  const state = stateFolder(folder, clock)
  const time = () => wholeSecond(clock.now())
  const { owner, close: closeOwner } = openOwner()
  const classifiers = classifierStore(state, time)
  const records = crawlerStore(state, time, isOwnerAlive)
  const as = workAs({ store, catalog }, environment, access)
  const crawlers = crawlersOf({ environment, as, classifiers, records, faults, owner, crawlSeconds, stoppingSeconds })
  return {
    name: 'glue',
    catalog,
    crawlers,
    operations: {
      ...databaseOperations(catalog.databases),
      ...tableOperations(catalog.tables),
      ...partitionOperations(catalog),
      ...classifierOperations(classifiers),
      ...crawlerOperations({ crawlers, records, classifiers, faults, now: () => clock.now(), crawlSeconds }),
    },
    async close() {
      await crawlers.close()
      closeOwner()
    },
  }
}
