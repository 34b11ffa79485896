import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { momentOf, momentText } from '../../../quality/dialect/moment.ts'
import type { Column } from '../../../quality/index.ts'
import type { Account } from '../../local/athena/account.ts'
import { tableInput } from '../../local/athena/account.ts'

const DUCKDB: Readonly<Record<string, string>> = {
  string: 'VARCHAR',
  'char(1)': 'VARCHAR',
  int: 'INTEGER',
  bigint: 'BIGINT',
  smallint: 'SMALLINT',
  tinyint: 'TINYINT',
  float: 'FLOAT',
  double: 'DOUBLE',
  'decimal(38,9)': 'DECIMAL(38,9)',
  'decimal(10,0)': 'DECIMAL(10,0)',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
}

/** A table to make: its columns with their values, row by row of the same length. */
export interface CaseTable {
  readonly name: string
  readonly columns: readonly (Column & { readonly values: readonly unknown[] })[]
}

let instance: DuckDBInstance | undefined

/** Writes a dataset as one Parquet file of the local account and puts the table over it into the catalog. */
export async function makeTable(account: Account, database: string, { name, columns }: CaseTable): Promise<void> {
  const key = `${database}/${name}/part-0.parquet`
  const path = account.store.pathOf('lake', key)
  const source = join(account.environment.root, 'rows.json')
  const rows = (columns[0]?.values ?? []).map((_, row) =>
    JSON.stringify(Object.fromEntries(columns.map(({ type, values }, index) => [`c${index}`, written(values[row], type)]))),
  )
  await mkdir(dirname(path), { recursive: true })
  await writeFile(source, rows.map((row) => `${row}\n`).join(''))
  const spec = columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ')
  const items = columns.map(
    ({ name: column, type }, index) => `CAST(c${index} AS ${DUCKDB[type]}) AS "${column.toLowerCase().replaceAll('"', '""')}"`,
  )
  instance ??= await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `COPY (SELECT ${items.join(', ')} FROM read_json('${source}', format = 'newline_delimited', columns = {${spec}})) TO '${path}' (FORMAT parquet)`,
  )
  connection.closeSync()
  const input = tableInput(name, 'parquet', '')
  await account.catalog.createTable(database, {
    ...input,
    StorageDescriptor: {
      ...input.StorageDescriptor,
      Location: `s3://lake/${database}/${name}/`,
      Columns: columns.map(({ name: column, type }) => ({ Name: column.toLowerCase(), Type: type })),
    },
  })
}

/** A value of the case as text that DuckDB casts to the column's type. */
function written(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'object' && '$float' in value) return String(value.$float)
  if (typeof value === 'object') return JSON.stringify(value)
  if (type === 'tinyint' && typeof value === 'boolean') return value ? '1' : '0'
  const moment = ['timestamp', 'date'].includes(type) ? momentOf(String(value)) : undefined
  return moment === undefined ? String(value) : type === 'date' ? moment.date : momentText(moment)
}
