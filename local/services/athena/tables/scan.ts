import type { Session } from '../duckdb/session.ts'
import type { DataFile } from './data-file.ts'
import type { TableStorage } from './table-storage.ts'

/** What the reader of one format is given. */
export interface ScanRequest {
  readonly storage: TableStorage
  /** At least one. */
  readonly files: readonly DataFile[]
  readonly session: Session
  /** A folder for clean copies, within the reach of SQL; a copy stays valid as long as its source is unchanged. */
  readonly copies: string
  /** Text files known to hold no hazard, by path, size, time and format: they are not scanned again. */
  readonly plain: Set<string>
}

/** SQL over the files: the table's data columns by name and `__file`, the path as in `paths`. */
export interface Scan {
  readonly sql: string
  /** The path that DuckDB reports for each file, in the files' order. */
  readonly paths: readonly string[]
}

/** The column in which a scan tells the file of each row. */
export const FILE_COLUMN = '__file'
