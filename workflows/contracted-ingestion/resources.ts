import type { Contract } from '../../schemas/contract/index.ts'
import {
  type Bucket,
  bucket,
  type CrawledTable,
  type Crawler,
  crawledTable,
  crawler,
  type Database,
  database,
  type Folder,
  folder,
  type Workgroup,
  workgroup,
} from '../../services/index.ts'
import { CURATED_ZONES, RAW_ZONES, RESULT_ZONES } from './zones.ts'

/** What all datasets of a domain share. */
export interface DomainResources {
  /** Append-only: no key is ever written twice. Uploaders say `If-None-Match: *`. */
  readonly raw: Bucket<keyof typeof RAW_ZONES>
  readonly curated: Bucket<keyof typeof CURATED_ZONES>
  /** Results of queries, apart from all data. */
  readonly results: Bucket<keyof typeof RESULT_ZONES>
  readonly catalog: Database
  readonly workgroup: Workgroup
}

/** What one version of a dataset has to itself. */
export interface ContractResources {
  /** The files of the version: all that its crawler sees. */
  readonly folder: Folder
  readonly errors: Folder
  /** `CURATED_PREFIX`: the folder of the dataset. */
  readonly prefix: string
  readonly crawler: Crawler
  readonly table: CrawledTable
}

/** Enough for a query over years of a dataset; a query that would read more is cancelled. */
const MOST_SCANNED_BYTES = 100 * 1024 ** 3

/** The buckets, the database and the workgroup of a domain. */
export function domainResources(domain: string): DomainResources {
  const results = bucket(`${domain}-athena-results`, { zones: RESULT_ZONES, expire: [{ prefix: RESULT_ZONES.queries, days: 30 }] })
  return {
    raw: bucket(`${domain}-raw`, { zones: RAW_ZONES, writeOnce: true }),
    curated: bucket(`${domain}-curated`, { zones: CURATED_ZONES }),
    results,
    catalog: database(domain.replaceAll('-', '_')),
    workgroup: workgroup(`${domain}-queries`, { results: results.zones.queries, mostScannedBytes: MOST_SCANNED_BYTES }),
  }
}

/** The folder, the crawler and the table of a contract: another version has others, and these stay as they are. */
export function contractResources({ curated, catalog }: DomainResources, contract: Contract): ContractResources {
  const dataset = folder(curated.zones.curated, `${contract.dataset}/`)
  const version = folder(dataset, contract.folder)
  const made = crawler(contract.id, {
    database: catalog,
    targets: [version],
    tablePrefix: `${contract.dataset}_`,
    // It may make the table and see new files, and never changes what a table is.
    recrawl: 'new-folders',
    inheritSchema: true,
  })
  return {
    folder: version,
    errors: folder(curated.zones.errors, `${contract.dataset}/${contract.folder}`),
    prefix: dataset.prefix,
    crawler: made,
    table: crawledTable(made, contract.table.slice(contract.dataset.length + 1)),
  }
}
