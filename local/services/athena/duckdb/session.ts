import type { DuckDBConnection, DuckDBInstance, DuckDBType } from '@duckdb/node-api'
import { MACROS } from './macros.ts'
import { textList } from './quote.ts'

/** A result column with its DuckDB type, whose text is `DECIMAL(10,2)` and the like. */
export interface SessionColumn {
  readonly name: string
  readonly type: DuckDBType
}

/** One connection for one query: its temporary views and tables are seen by nobody else. */
export interface Session {
  run(sql: string): Promise<void>
  /** Rows as JSON-able values; for small results only. */
  rows(sql: string): Promise<readonly (readonly unknown[])[]>
  /** What a query would give, without running it. */
  describe(sql: string): Promise<readonly SessionColumn[]>
  /** A number never given before in this session, for names of temporary tables. */
  serial(): number
  /** Ends the running statement, which then rejects. */
  interrupt(): void
  close(): void
}

/** The embedded database behind the local Athena. */
export interface Database {
  session(): Promise<Session>
  close(): void
}

export interface DatabaseOptions {
  /** The folders that SQL may read and write; nothing else of the machine is within its reach. */
  readonly folders: readonly string[]
  /** Where DuckDB spills what does not fit into memory. */
  readonly temporaryFolder: string
}

/** An in-memory DuckDB with Trino's macros, opened at the first query: the import alone takes 100 to 200 ms. */
export function database({ folders, temporaryFolder }: DatabaseOptions): Database {
  let opening: Promise<DuckDBInstance> | undefined
  const open = async () => {
    const { DuckDBInstance: Instance } = await import('@duckdb/node-api')
    const instance = await Instance.create(':memory:', { threads: '2', temp_directory: temporaryFolder })
    const connection = await instance.connect()
    for (const statement of [...settings(folders), ...MACROS, 'SET lock_configuration = true']) await connection.run(statement)
    connection.closeSync()
    return instance
  }
  return {
    async session() {
      opening ??= open()
      return sessionOver(await (await opening).connect())
    },
    close() {
      const opened = opening
      opening = undefined
      void opened?.then((instance) => instance.closeSync())
    },
  }
}

function settings(folders: readonly string[]): readonly string[] {
  return [
    "SET GLOBAL TimeZone = 'UTC'",
    'SET GLOBAL ieee_floating_point_ops = true',
    'SET GLOBAL preserve_insertion_order = true',
    'SET GLOBAL autoinstall_known_extensions = false',
    'SET GLOBAL autoload_known_extensions = false',
    `SET GLOBAL allowed_directories = ${textList(folders.map((folder) => `${folder}/`))}`,
    'SET GLOBAL enable_external_access = false',
  ]
}

function sessionOver(connection: DuckDBConnection): Session {
  let serials = 0
  return {
    serial: () => serials++,
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson(),
    async describe(sql) {
      const prepared = await connection.prepare(sql)
      const columns = Array.from({ length: prepared.columnCount }, (_, index) => ({
        name: prepared.columnName(index),
        type: prepared.columnType(index),
      }))
      prepared.destroySync()
      return columns
    },
    interrupt: () => connection.interrupt(),
    close: () => connection.closeSync(),
  }
}
