import { duckdbType } from '../duckdb/duckdb-type.ts'
import { name, text } from '../duckdb/quote.ts'
import type { DataFile } from './data-file.ts'
import { delimitedScan, openCsvValue } from './delimited-scan.ts'
import { jsonScan } from './json-scan.ts'
import { lazySimple, lazySimpleValue } from './lazy-simple-serde.ts'
import { openCsv } from './open-csv-serde.ts'
import { parquetScan } from './parquet-scan.ts'
import { FILE_COLUMN, type Scan, type ScanRequest } from './scan.ts'
import type { StorageFormat, TableStorage } from './table-storage.ts'

const READERS: Readonly<Record<StorageFormat, (request: ScanRequest) => Promise<Scan>>> = {
  parquet: parquetScan,
  json: jsonScan,
  'hive-json': jsonScan,
  'open-csv': (request) => delimitedScan(request, openCsv(request.storage.parameters), openCsvValue),
  'lazy-simple': (request) => delimitedScan(request, lazySimple(request.storage.parameters), lazySimpleValue(request.storage.parameters)),
}

/** The columns that every table has and `*` does not show. https://docs.aws.amazon.com/athena/latest/ug/querying-s3-path-column.html */
export const PSEUDO_COLUMNS = [
  { name: '$path', type: 'varchar' },
  { name: '$file_size', type: 'bigint' },
  { name: '$file_modified_time', type: 'timestamp(3) with time zone' },
] as const

/** SQL over a table's files with its data columns, partition columns and pseudo-columns. `withFile`: the pseudo-columns are asked for. */
export async function tableScan(request: ScanRequest, withFile: boolean): Promise<string> {
  const { storage, files, session } = request
  if (files.length === 0) return emptyScan(storage)
  const scan = await READERS[storage.format](request)
  const data = storage.columns.map((column) => `d.${name(column.name)}`)
  if (!withFile && isUniform(files)) {
    const [{ partition }] = files as readonly [DataFile]
    const constants = storage.partitionKeys.map(
      (key, index) => `${partitionValue(partition[index] ?? null, duckdbType(key.type))} AS ${name(key.name)}`,
    )
    return `(SELECT ${[...data, ...constants].join(', ')} FROM (${scan.sql}) AS d)`
  }
  const table = await filesTable(session, storage, files, scan.paths)
  const more = [...storage.partitionKeys, ...PSEUDO_COLUMNS].map((column) => `f.${name(column.name)}`)
  return `(SELECT ${[...data, ...more].join(', ')} FROM (${scan.sql}) AS d JOIN ${table} AS f ON d.${FILE_COLUMN} = f.${FILE_COLUMN})`
}

function isUniform(files: readonly DataFile[]): boolean {
  const first = JSON.stringify(files[0]?.partition)
  return files.every(({ partition }) => JSON.stringify(partition) === first)
}

function partitionValue(value: string | null, type: string): string {
  return value === null ? `CAST(NULL AS ${type})` : `CAST(${text(value)} AS ${type})`
}

function emptyScan(storage: TableStorage): string {
  const columns = [...storage.columns, ...storage.partitionKeys].map(
    (column) => `CAST(NULL AS ${duckdbType(column.type)}) AS ${name(column.name)}`,
  )
  const pseudo = [
    `CAST(NULL AS VARCHAR) AS "$path"`,
    `CAST(NULL AS BIGINT) AS "$file_size"`,
    `CAST(NULL AS TIMESTAMPTZ) AS "$file_modified_time"`,
  ]
  return `(SELECT ${[...columns, ...pseudo].join(', ')} WHERE false)`
}

/** A temporary table of the files: what a row cannot know of itself. */
async function filesTable(
  session: ScanRequest['session'],
  storage: TableStorage,
  files: readonly DataFile[],
  paths: readonly string[],
): Promise<string> {
  const table = name(`files#${session.serial()}`)
  const keys = storage.partitionKeys.map((key) => ({ name: key.name, type: duckdbType(key.type) }))
  const columns = [
    `${FILE_COLUMN} VARCHAR`,
    ...keys.map((key) => `${name(key.name)} ${key.type}`),
    '"$path" VARCHAR',
    '"$file_size" BIGINT',
    '"$file_modified_time" TIMESTAMPTZ',
  ]
  await session.run(`CREATE TEMP TABLE ${table} (${columns.join(', ')})`)
  const rows = files.map((file, index) => {
    const values = keys.map((key, position) => partitionValue(file.partition[position] ?? null, key.type))
    return `(${[text(paths[index] as string), ...values, text(file.uri), file.size, `to_timestamp(${file.lastModified / 1000})`].join(', ')})`
  })
  for (let start = 0; start < rows.length; start += 1000)
    await session.run(`INSERT INTO ${table} VALUES ${rows.slice(start, start + 1000).join(', ')}`)
  return table
}
