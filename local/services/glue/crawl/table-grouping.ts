import { type InferredColumn, mergeColumns } from '../classify/hive-type.ts'
import type { CrawledFile } from './crawled-file.ts'
import { SIMILAR, schemaSimilarity } from './schema-similarity.ts'

/** Files that make one table. */
export interface TableGroup {
  /** Folders of the table, from the bucket down; the file's folder for a table of a single file. */
  readonly folders: readonly string[]
  /** The name of the only file, where the table is that file and not its folder. */
  readonly file: string | undefined
  readonly files: readonly CrawledFile[]
  /** Name of the table that has these files already; absent for one that is named after its folder or file. */
  readonly table?: string | undefined
}

/** How files are grouped. */
export interface GroupingPolicy {
  /** Ignores how much schemas are alike; files must still have one format, compression and depth. */
  readonly isCombining: boolean
}

/**
 * Finds the tables below the folder at `depth`, which all `files` share. Where the majority of the sub-folders, or of the files in the folder,
 * have one format and similar schemas, they are partitions of one table; what differs becomes tables of its own further down.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-folder-table-partition.html
 */
export function groupTables(files: readonly CrawledFile[], depth: number, policy: GroupingPolicy): readonly TableGroup[] {
  const [first] = files
  if (first === undefined) return []
  const folders = first.folders.slice(0, depth)
  // Files that stand beside folders have no partition values.
  if (files.some((file) => file.folders.length === depth)) return groupBelow(files, depth, policy)
  const below = subfolders(files, depth)
  const { most, others } = split(below, policy)
  if (most.length === 0) return below.flatMap((unit) => groupTables(unit, depth + 1, policy))
  return [{ folders, file: undefined, files: most.flat() }, ...others.flatMap((unit) => groupTables(unit, depth + 1, policy))]
}

/** The same where the folder at `depth` is known to be no table with partitions: its files, and each of its folders, by themselves. */
export function groupBelow(files: readonly CrawledFile[], depth: number, policy: GroupingPolicy): readonly TableGroup[] {
  const direct = files.filter((file) => file.folders.length === depth)
  const tables = direct[0] === undefined ? [] : tablesOfFiles(direct, direct[0].folders, policy)
  return [...tables, ...subfolders(files, depth).flatMap((unit) => groupTables(unit, depth + 1, policy))]
}

/** One table for each folder at `depth`, as `TableLevelConfiguration` asks; files above that level are grouped as usual. */
export function groupAtLevel(files: readonly CrawledFile[], depth: number, policy: GroupingPolicy): readonly TableGroup[] {
  const groups = new Map<string, CrawledFile[]>()
  for (const file of files) {
    const folder = file.folders.slice(0, depth).join('/')
    const group = groups.get(folder)
    if (group === undefined) groups.set(folder, [file])
    else group.push(file)
  }
  return [...groups.values()].flatMap((group): readonly TableGroup[] => {
    const folders = (group[0] as CrawledFile).folders.slice(0, depth) // a group is made with its first file
    if (folders.length === depth && isOneTable(group, { isCombining: true })) return [{ folders, file: undefined, files: group }]
    return groupTables(group, folders.length, policy)
  })
}

function tablesOfFiles(files: readonly CrawledFile[], folders: readonly string[], policy: GroupingPolicy): readonly TableGroup[] {
  const units = files.map((file) => [file])
  const { most, others } = split(units, policy)
  const table: TableGroup[] = most.length === 0 ? [] : [{ folders, file: undefined, files: most.flat() }]
  const alone = most.length === 0 ? files : others.flat()
  return [...table, ...alone.map((file) => ({ folders, file: file.name, files: [file] }))]
}

type Unit = readonly CrawledFile[]

interface Cluster {
  readonly units: Unit[]
  readonly key: string
  columns: readonly InferredColumn[]
}

/** The units of one table, if more than 70 % of all are alike, and the others. */
function split(units: readonly Unit[], policy: GroupingPolicy): { readonly most: readonly Unit[]; readonly others: readonly Unit[] } {
  const clusters: Cluster[] = []
  for (const unit of units) {
    if (!isOneTable(unit, policy)) continue
    const key = formatKey(unit[0] as CrawledFile) // a unit has at least one file
    const columns = columnsOf(unit)
    const found = clusters.find((cluster) => cluster.key === key && isSimilar(cluster.columns, columns, policy))
    if (found === undefined) clusters.push({ units: [unit], key, columns })
    else {
      found.units.push(unit)
      found.columns = mergeColumns(found.columns, columns)
    }
  }
  const largest = clusters.reduce<Cluster | undefined>(
    (best, one) => (best && best.units.length >= one.units.length ? best : one),
    undefined,
  )
  if (largest === undefined || largest.units.length / units.length <= SIMILAR) return { most: [], others: units }
  const most = new Set(largest.units)
  return { most: largest.units, others: units.filter((unit) => !most.has(unit)) }
}

function isOneTable(unit: Unit, policy: GroupingPolicy): boolean {
  const [first, ...rest] = unit
  if (first === undefined) return false
  const key = formatKey(first)
  let columns = first.schema.columns
  for (const file of rest) {
    if (formatKey(file) !== key || !isSimilar(columns, file.schema.columns, policy)) return false
    columns = mergeColumns(columns, file.schema.columns)
  }
  return true
}

function isSimilar(left: readonly InferredColumn[], right: readonly InferredColumn[], { isCombining }: GroupingPolicy): boolean {
  return isCombining || schemaSimilarity(left, right) >= SIMILAR
}

/** All columns of the files. */
export function columnsOf(files: readonly CrawledFile[]): readonly InferredColumn[] {
  return files.reduce<readonly InferredColumn[]>((columns, file) => mergeColumns(columns, file.schema.columns), [])
}

/** What must be the same for all files of a table: the data compatibility of the documentation. */
function formatKey({ schema, compression, folders }: CrawledFile): string {
  const dialect =
    schema.kind === 'csv' ? [schema.delimiter, schema.quoteSymbol, schema.serde] : schema.kind === 'json' ? [schema.jsonPath] : []
  return JSON.stringify([schema.kind, compression, folders.length, ...dialect])
}

function subfolders(files: readonly CrawledFile[], depth: number): readonly Unit[] {
  const units = new Map<string, CrawledFile[]>()
  for (const file of files) {
    const folder = file.folders[depth]
    if (folder === undefined) continue
    const unit = units.get(folder)
    if (unit === undefined) units.set(folder, [file])
    else unit.push(file)
  }
  return [...units.values()]
}
