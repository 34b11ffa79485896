import {
  type Bucket,
  bucket,
  type CatalogTable,
  type Column,
  type Crawler,
  type CsvClassifier,
  catalogTable,
  crawler,
  csvClassifier,
  type Database,
  database,
  folder,
  type Workgroup,
  workgroup,
} from '../../services/index.ts'
import { JUDGED, JUDGED_TABLE, ZONES } from './zones.ts'

/** What an instance needs in the account. */
export interface LakeResources {
  readonly lake: Bucket<keyof typeof ZONES>
  readonly catalog: Database
  readonly classifier: CsvClassifier
  readonly crawler: Crawler
  readonly judged: CatalogTable
  readonly workgroup: Workgroup
}

/** The ids of an instance's resources, and the columns of its judged rows. */
export interface LakeOptions {
  readonly bucket: string
  readonly database: string
  readonly crawler: string
  readonly workgroup: string
  readonly judged: readonly Column[]
}

/** The resources of an instance: one bucket with its zones, one database, one crawler, one workgroup, and the table of judged rows. */
export function lakeResources(options: LakeOptions): LakeResources {
  const lake = bucket(options.bucket, { zones: ZONES })
  const catalog = database(options.database)
  // The built-in classifier keeps quotes in the values; this serde reads them, and gives every column as text.
  const classifier = csvClassifier('sluice-csv')
  return {
    lake,
    catalog,
    classifier,
    crawler: crawler(options.crawler, { database: catalog, targets: [lake.zones.source], classifiers: [classifier] }),
    judged: catalogTable(`${options.bucket}-judged`, {
      database: catalog,
      folder: folder(lake, JUDGED),
      table: JUDGED_TABLE,
      columns: options.judged,
      partitionKeys: [
        ['run', 'string'],
        ['verdict', 'string'],
      ],
      // Projection finds a run's rows without a crawl, and without any right to write the catalog.
      projection: { run: { type: 'injected' }, verdict: { type: 'enum', values: 'clean,quarantined' } },
    }),
    workgroup: workgroup(options.workgroup, { results: lake.zones.athenaResults }),
  }
}
