import type { Classifier, S3Target, SchemaChangePolicy, Table } from '@aws-sdk/client-glue'
import type { ObjectStore } from '../../s3/object-store.ts'
import type { Catalog } from '../catalog.ts'
import { parquetReader } from '../classify/parquet-reader.ts'
import { type CatalogPorts, writeTable } from './catalog-update.ts'
import { changeLog } from './change-log.ts'
import type { CrawlResult } from './crawl-result.ts'
import type { CrawledFile } from './crawled-file.ts'
import type { CrawlerConfiguration } from './crawler-configuration.ts'
import { tableGone } from './deleted-objects.ts'
import { knownTables, sameLocation } from './known-tables.ts'
import { type IncludePath, includePath, locationOf } from './s3-target.ts'
import { type TableDefinition, tableDefinition } from './table-definition.ts'
import { groupAtLevel, groupBelow, groupTables, type TableGroup } from './table-grouping.ts'
import { type CrawledObject, classifyObjects, targetObjects } from './target-files.ts'

/** One crawl of one crawler. */
export interface Crawl {
  readonly crawler: string
  readonly database: string
  readonly targets: readonly S3Target[]
  readonly tablePrefix: string | undefined
  readonly classifiers: readonly Classifier[]
  readonly policy: SchemaChangePolicy
  readonly configuration: CrawlerConfiguration
  /** Locations of the folders that earlier crawls have read; only others are read now. Absent: all are read. */
  readonly knownFolders?: readonly string[] | undefined
}

/** What a crawl works with. */
export interface CrawlPorts {
  readonly store: ObjectStore
  readonly catalog: Catalog
  /** Milliseconds since the Unix epoch. */
  readonly now: number
  /** Ends the crawl between two files, before anything is written. */
  readonly signal: AbortSignal
}

/**
 * Reads the objects of all targets, finds tables and partitions in them, and writes them to the catalog.
 * Nothing found is a success without tables. Rejects where the database or a bucket does not exist, or when it is aborted.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-running.html
 */
export async function crawl(work: Crawl, { store, catalog, now, signal }: CrawlPorts): Promise<CrawlResult> {
  const log = changeLog()
  const knownFolders = new Set(work.knownFolders)
  const isIncremental = knownFolders.size > 0
  const parquet = parquetReader()
  try {
    await catalog.getDatabase(work.database)
    const tables = new Map((await catalog.listTables(work.database)).map((table) => [table.Name ?? '', table]))
    const before = [...tables.values()]
    const targets = work.targets.map(includePath)
    const seen: CrawledObject[] = []
    const definitions: TableDefinition[] = []
    for (const target of targets) {
      const objects = await targetObjects(store, target)
      seen.push(...objects)
      const fresh = isIncremental ? objects.filter(({ location }) => !knownFolders.has(location)) : objects
      const files = await classifyObjects(fresh, target, { store, parquet, classifiers: work.classifiers, signal, say: log.say })
      definitions.push(...definitionsOf(files, target, work, isIncremental ? before : [], log.say))
    }
    checkThreshold(definitions.length, work.configuration.tableThreshold)
    signal.throwIfAborted()

    const isEmptied = (location: string | undefined) => location !== undefined && isGone(location, targets, seen)
    const { database, policy, configuration } = work
    const ports: CatalogPorts = { catalog, database, policy, configuration, isIncremental, written: new Set(), now, log, isEmptied }
    for (const definition of definitions) await writeTable(definition, tables, ports)
    if (!isIncremental) {
      const own = before.filter(({ Parameters }) => Parameters?.UPDATED_BY_CRAWLER === work.crawler)
      for (const table of own) if (isEmptied(table.StorageDescriptor?.Location)) await tableGone(table, ports)
    }
    return {
      tables: log.tables,
      partitions: log.partitions,
      messages: log.messages,
      folders: [...new Set(seen.map(({ location }) => location))],
    }
  } finally {
    parquet.close()
  }
}

function definitionsOf(
  files: readonly CrawledFile[],
  target: IncludePath,
  { crawler, tablePrefix, configuration }: Crawl,
  known: readonly Table[],
  say: (message: string) => void,
): readonly TableDefinition[] {
  const { bucket, exclusions } = target
  const { groups, rest } = knownTables(files, known, bucket, say)
  const root = locationOf(bucket, target.path === '' ? [] : target.path.split('/'))
  const isAboveTables = known.some(
    ({ StorageDescriptor: storage }) => storage?.Location?.startsWith(root) && !sameLocation(storage.Location, root),
  )
  const found = [...groups, ...grouped(rest, target, configuration, isAboveTables)]
  const source = { bucket, crawler, tablePrefix, exclusions }
  return found.map((group) => tableDefinition(group, source))
}

/** With `isAboveTables` the target's own folder has tables in it, so it is none. */
function grouped(
  files: readonly CrawledFile[],
  { path }: IncludePath,
  configuration: CrawlerConfiguration,
  isAboveTables: boolean,
): readonly TableGroup[] {
  const file = files.find(({ key }) => key === path)
  if (file !== undefined) return [{ folders: file.folders, file: file.name, files: [file] }]
  if (configuration.tableLevel !== undefined) return groupAtLevel(files, configuration.tableLevel - 1, configuration)
  return (isAboveTables ? groupBelow : groupTables)(files, path === '' ? 0 : path.split('/').length, configuration)
}

/** Whether a location is below a target, and no object is left there. */
function isGone(location: string, targets: readonly IncludePath[], seen: readonly CrawledObject[]): boolean {
  const isTargeted = targets.some(({ bucket, path }) => {
    const root = locationOf(bucket, path === '' ? [] : path.split('/'))
    return sameLocation(location, root) || location.startsWith(root)
  })
  const folder = location.endsWith('/') ? location : `${location}/`
  return (
    isTargeted && !seen.some((object) => object.location.startsWith(folder) || sameLocation(location, `${object.location}${object.name}`))
  )
}

function checkThreshold(found: number, threshold: number | undefined): void {
  if (threshold !== undefined && found > threshold) {
    throw new Error(`The number of tables detected by crawler: ${found} is greater than the table threshold value provided: ${threshold}`)
  }
}
