import type { DuckDBConnection } from '@duckdb/node-api'
import type { ParquetSchema } from './file-schema.ts'
import { parquetType } from './parquet-type.ts'

/** Reads the schemas of Parquet files from their footers. */
export interface ParquetReader {
  /** Undefined where the file is not readable as Parquet. */
  read(file: string): Promise<ParquetSchema | undefined>
  close(): void
}

/** A reader that opens DuckDB with the first file: most crawls need none, and loading it takes 100 to 200 ms. */
export function parquetReader(): ParquetReader {
  let opened: Promise<{ readonly connection: DuckDBConnection; readonly close: () => void }> | undefined
  let close: (() => void) | undefined

  async function open() {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
    const connection = await instance.connect()
    close = () => {
      connection.closeSync()
      instance.closeSync()
    }
    return { connection, close }
  }

  return {
    async read(file) {
      opened ??= open()
      const { connection } = await opened
      const path = `'${file.replaceAll("'", "''")}'`
      try {
        // A folder named dt=... above the file is no column of the file.
        const schema = await connection.runAndReadAll(`select * from read_parquet(${path}, hive_partitioning = false) limit 0`)
        const types = schema.columnTypes()
        const columns = schema.columnNames().map((name, index) => {
          const type = types[index]
          if (type === undefined) throw new Error(`no type for column ${name}`)
          return { name: name.toLowerCase(), type: parquetType(type) }
        })
        return { kind: 'parquet', columns, isWhole: true, ...(await sizeOf(connection, path)) }
      } catch {
        // Cut off, encrypted or no Parquet at all: the crawler classifies it as unknown and goes on.
        return undefined
      }
    },
    close() {
      close?.()
      opened = close = undefined
    },
  }
}

async function sizeOf(connection: DuckDBConnection, path: string): Promise<{ readonly records: number; readonly bytes: number }> {
  const rows = await connection.runAndReadAll(
    `select (select sum(num_rows) from parquet_file_metadata(${path})), (select sum(total_uncompressed_size) from parquet_metadata(${path}))`,
  )
  const [records, bytes] = rows.getRowsJson()[0] ?? []
  return { records: Number(records ?? 0), bytes: Number(bytes ?? 0) }
}
