import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { duckdbType } from '../duckdb/duckdb-type.ts'
import { name, text, textList } from '../duckdb/quote.ts'
import type { TypeName } from '../sql/expression.ts'
import { textBytes, writeCleanCopy } from './clean-copy.ts'
import type { DataFile } from './data-file.ts'
import type { DelimitedText } from './delimited-text.ts'
import { FILE_COLUMN, type Scan, type ScanRequest } from './scan.ts'
import { isPlain } from './text-hazards.ts'

/** Text that no file holds as a value: DuckDB must not take an empty field for NULL. */
const NO_NULL = '\u0001\u0002NULL\u0002'

/** Reads delimited files: those that hold no hazard directly, the others from a clean copy that says what their SerDe would read. */
export async function delimitedScan(
  request: ScanRequest,
  format: DelimitedText,
  value: (column: string, type: TypeName) => string,
): Promise<Scan> {
  const { files, storage } = request
  const places = await Promise.all(files.map((file) => placeOf(file, format, request)))
  const columns = storage.columns.map((column, index) => ({ ...column, raw: `c${index}` }))
  const spec = `{${columns.map(({ raw }) => `'${raw}': 'VARCHAR'`).join(', ')}}`
  const nullText = format.quote === '' ? '\\N' : NO_NULL
  const read = (paths: readonly string[], options: string) =>
    `SELECT * FROM read_csv(${textList(paths)}, auto_detect = false, header = false, columns = ${spec}, null_padding = true, filename = '${FILE_COLUMN}', hive_partitioning = false, ${options})`
  const plain = places.filter(({ isCopy }) => !isCopy).map(({ path }) => path)
  const copied = places.filter(({ isCopy }) => isCopy).map(({ path }) => path)
  const parts: string[] = []
  if (plain.length > 0)
    parts.push(
      read(
        plain,
        `delim = ${text(format.separator)}, quote = ${text(format.quote)}, escape = ${text(format.quote)}, nullstr = ${text(nullText)}, skip = ${format.header}`,
      ),
    )
  if (copied.length > 0) parts.push(read(copied, `delim = ',', quote = '"', escape = '"', nullstr = '\\N', allow_quoted_nulls = false`))
  const items = columns.map(({ raw, name: column, type }) => `${value(raw, type)} AS ${name(column)}`)
  return { sql: `SELECT ${[...items, FILE_COLUMN].join(', ')} FROM (${parts.join(' UNION ALL ')})`, paths: places.map(({ path }) => path) }
}

interface Place {
  readonly path: string
  readonly isCopy: boolean
}

async function placeOf(file: DataFile, format: DelimitedText, { storage, copies, plain }: ScanRequest): Promise<Place> {
  const columns = storage.columns.length
  const { separator, quote, escaper, header } = format
  const key = [file.path, file.size, file.lastModified, separator, quote, escaper, header, columns].join('\u0000')
  const copy = join(copies, `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.csv`)
  if (existsSync(copy)) return { path: copy, isCopy: true }
  if (plain.has(key)) return { path: file.path, isCopy: false }
  const bytes = await textBytes(file.path)
  if (isPlain(bytes, format, columns)) {
    plain.add(key)
    return { path: file.path, isCopy: false }
  }
  await writeCleanCopy(bytes, format, columns, copy)
  return { path: copy, isCopy: true }
}

/** Every value a string, converted where the table declares another type: an empty or wrong value then fails the query. */
export function openCsvValue(column: string, type: TypeName): string {
  return type.name === 'varchar' ? column : `CAST(athena_serde_input(${column}, '${type.name}') AS ${duckdbType(type)})`
}
