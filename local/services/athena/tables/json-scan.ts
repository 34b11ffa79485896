import { duckdbType } from '../duckdb/duckdb-type.ts'
import { name, text, textList } from '../duckdb/quote.ts'
import type { TypeName } from '../sql/expression.ts'
import { SqlError } from '../sql/sql-error.ts'
import { FILE_COLUMN, type Scan, type ScanRequest } from './scan.ts'

/** Bytes. */
const LARGEST_LINE = 64 * 1024 * 1024

/**
 * One JSON object a line. Keys match column names without regard to case; `mapping.<column>` names another key.
 * A line that is no JSON fails the query with HIVE_BAD_DATA, or gives a row of NULLs where `ignore.malformed.json` is true.
 * https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html
 */
export async function jsonScan({ files, storage, session }: ScanRequest): Promise<Scan> {
  const paths = files.map(({ path }) => path)
  const list = textList(paths)
  const keys = await keysOf(session.rows, list)
  const columns = storage.columns.map((column) => {
    const wanted = (storage.parameters[`mapping.${column.name}`] ?? column.name).toLowerCase()
    return { ...column, keys: keys.filter((key) => key.toLowerCase() === wanted || key.replaceAll('.', '_').toLowerCase() === wanted) }
  })
  const tolerant = storage.parameters['ignore.malformed.json']?.toLowerCase() === 'true'
  const options = `filename = '${FILE_COLUMN}', hive_partitioning = false, maximum_object_size = ${LARGEST_LINE}, ignore_errors = ${tolerant}`
  const used = [...new Set(columns.flatMap((column) => column.keys))]
  // DuckDB knows one spelling of a key; where lines differ, each value is taken out of its line by itself.
  const isAmbiguous = new Set(used.map((key) => key.toLowerCase())).size < used.length
  const spec = used.length === 0 ? "'_': 'VARCHAR'" : used.map((key) => `${text(key)}: 'VARCHAR'`).join(', ')
  const read = isAmbiguous
    ? `read_ndjson_objects(${list}, ${options})`
    : `read_json(${list}, format = 'newline_delimited', columns = {${spec}}, ${options})`
  const raw = (key: string) => (isAmbiguous ? `json_extract_string(json, ${text(`$."${key}"`)})` : name(key))
  const items = columns.map(({ name: column, type, keys: from }) => {
    const value = from.length === 0 ? 'NULL' : from.length === 1 ? raw(from[0] as string) : `coalesce(${from.map(raw).join(', ')})`
    return `${jsonValue(value, type)} AS ${name(column)}`
  })
  return { sql: `SELECT ${[...items, FILE_COLUMN].join(', ')} FROM ${read}`, paths }
}

async function keysOf(rows: ScanRequest['session']['rows'], list: string): Promise<readonly string[]> {
  try {
    const found = await rows(
      `SELECT DISTINCT unnest(json_keys(json)) FROM read_ndjson_objects(${list}, ignore_errors = true, hive_partitioning = false, maximum_object_size = ${LARGEST_LINE}) WHERE json_type(json) = 'OBJECT' ORDER BY 1`,
    )
    return found.map(([key]) => String(key))
  } catch (error) {
    throw new SqlError('HIVE_BAD_DATA', `Error reading JSON: ${String(error).split('\n')[0]}`, {
      cause: error,
    })
  }
}

function jsonValue(raw: string, type: TypeName): string {
  if (type.name === 'varchar' || type.name === 'char') return `CAST(${raw} AS VARCHAR)`
  if (['array', 'map', 'row'].includes(type.name)) return `CAST(CAST(${raw} AS JSON) AS ${duckdbType(type)})`
  return `CAST(athena_serde_input(${raw}, '${type.name}') AS ${duckdbType(type)})`
}
