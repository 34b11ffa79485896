import { duckdbType } from '../duckdb/duckdb-type.ts'
import { name, text, textList } from '../duckdb/quote.ts'
import { typeText } from '../sql/parse-type.ts'
import { SqlError } from '../sql/sql-error.ts'
import { FILE_COLUMN, type Scan, type ScanRequest } from './scan.ts'

/** Which types of a file a column of the table may read. */
const FAMILIES: readonly (readonly [RegExp, RegExp])[] = [
  [/^(tinyint|smallint|integer|bigint)$/, /^U?(TINY|SMALL|BIG)?INT(EGER)?$/],
  [/^(real|double)$/, /^(FLOAT|DOUBLE)$/],
  [/^decimal$/, /^(DECIMAL|U?(TINY|SMALL|BIG)?INT(EGER)?$)/],
  [/^(varchar|char)$/, /^(VARCHAR|BLOB|ENUM|JSON|UUID)/],
  [/^varbinary$/, /^(BLOB|VARCHAR)/],
  [/^date$/, /^DATE$/],
  [/^timestamp/, /^TIMESTAMP/],
  [/^boolean$/, /^BOOLEAN$/],
  [/^array$/, /\[\]$/],
  [/^map$/, /^MAP/],
  [/^row$/, /^STRUCT/],
]

/** Columns by name, missing ones NULL. A file whose type is of another kind than the table's fails with HIVE_BAD_DATA. */
export async function parquetScan({ files, storage, session }: ScanRequest): Promise<Scan> {
  const paths = files.map(({ path }) => path)
  const read = `read_parquet(${textList(paths)}, union_by_name = true, filename = '${FILE_COLUMN}', hive_partitioning = false)`
  const found = new Map((await session.describe(`SELECT * FROM ${read}`)).map((column) => [column.name.toLowerCase(), column]))
  const items = storage.columns.map(({ name: column, type }) => {
    const actual = found.get(column)
    if (actual === undefined) return `CAST(NULL AS ${duckdbType(type)}) AS ${name(column)}`
    const allowed = FAMILIES.find(([declared]) => declared.test(type.name))?.[1]
    const actualType = String(actual.type)
    if (allowed !== undefined && !allowed.test(actualType))
      throw new SqlError(
        'HIVE_BAD_DATA',
        `Field ${column}'s type ${actualType} in parquet file ${files[0]?.uri} is incompatible with type ${typeText(type)} defined in table schema`,
      )
    const value = actualType.startsWith('BLOB') && type.name === 'varchar' ? `decode(${name(actual.name)})` : name(actual.name)
    return `CAST(${value} AS ${duckdbType(type)}) AS ${name(column)}`
  })
  return { sql: `SELECT ${[...items, FILE_COLUMN].join(', ')} FROM ${read}`, paths }
}

/** The compressed bytes of some columns: what Athena counts as scanned of a Parquet file. */
export async function parquetBytes(
  { session, files }: Pick<ScanRequest, 'session' | 'files'>,
  columns: ReadonlySet<string>,
): Promise<number> {
  const names = [...columns].map(text).join(', ') || "''"
  const [row] = await session.rows(
    `SELECT CAST(coalesce(sum(total_compressed_size), 0) AS VARCHAR) FROM parquet_metadata(${textList(files.map(({ path }) => path))}) WHERE lower(split_part(path_in_schema, ', ', 1)) IN (${names})`,
  )
  return Number(row?.[0] ?? 0)
}
