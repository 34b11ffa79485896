import type { Crawler } from './crawler.ts'
import type { Database } from './database.ts'
import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import type { Folder } from './folder.ts'
import { frozen } from './frozen.ts'

/** A column: its name and its Athena type, `['price', 'decimal(18,4)']`. */
export type Column = readonly [name: string, type: string]

/** An external table of the Data Catalog. Its name is no token: statements name tables as they are, in the database of the deployment. */
export interface CatalogTable extends Omit<Declaration<'catalog-table'>, 'arn'> {
  /** The token of the database's name. */
  readonly database: string
  /** The table's name. */
  readonly table: string
  readonly folder: Folder
  readonly format: 'parquet' | 'json' | 'csv' | 'text'
  readonly columns: readonly Column[]
  readonly partitionKeys: readonly Column[]
  /** The table's parameters beside `classification`. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Options of {@link catalogTable}. */
export interface CatalogTableOptions extends DeclarationOptions {
  readonly database: Database
  readonly folder: Folder
  /** Default: the id. */
  readonly table?: string
  /** Default: `parquet`. `csv` is read by the OpenCSVSerDe, with a header; `text` has one column, a line of any text. */
  readonly format?: CatalogTable['format']
  readonly columns: readonly Column[]
  /** Default: none. */
  readonly partitionKeys?: readonly Column[]
  /**
   * Partition projection finds partitions without a crawl: `{ dt: { type: 'date', range: '2024-01-01,NOW', format: 'yyyy-MM-dd' } }`.
   * https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
   */
  readonly projection?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Where a partition lies, below the folder: `run=${run}/verdict=${verdict}/`. Default: Hive's `key=value/` in the order of the keys. */
  readonly partitionPath?: string
  /** Further parameters. Default: none. */
  readonly parameters?: Readonly<Record<string, string>>
}

/** Declares a table. */
export function catalogTable(id: string, options: CatalogTableOptions): CatalogTable {
  const { arn: _, ...base } = declare('catalog-table', id, options)
  return frozen({
    ...base,
    name: options.table ?? id,
    database: options.database.name,
    table: options.table ?? id,
    folder: options.folder,
    format: options.format ?? 'parquet',
    columns: options.columns,
    partitionKeys: options.partitionKeys ?? [],
    parameters: { ...projectionOf(options), ...options.parameters },
  })
}

function projectionOf({ projection, partitionPath, partitionKeys = [], folder }: CatalogTableOptions): Readonly<Record<string, string>> {
  if (projection === undefined) return {}
  const settings = Object.entries(projection).flatMap(([column, values]) =>
    Object.entries(values).map(([setting, value]) => [`projection.${column}.${setting}`, value]),
  )
  const path = partitionPath ?? partitionKeys.map(([name]) => `${name}=\${${name}}/`).join('')
  return { 'projection.enabled': 'true', ...Object.fromEntries(settings), 'storage.location.template': folder.uri + path }
}

/** A table that a crawler makes: nobody declares it, but statements read it. */
export interface CrawledTable {
  readonly kind: 'crawled-table'
  readonly database: string
  readonly table: string
  readonly folder: Folder
}

/** The table that a crawler makes of one of its targets. `target` counts from 0, which is the default. */
export function crawledTable(crawler: Crawler, table: string, target = 0): CrawledTable {
  const folder = crawler.targets[target]
  if (folder === undefined) throw new RangeError(`crawler ${crawler.id} has no target ${target}`)
  return frozen({ kind: 'crawled-table', database: crawler.database, table: crawler.tablePrefix + table, folder })
}
