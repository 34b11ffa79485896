import type { Catalog } from '../../glue/catalog.ts'
import type { ObjectStore } from '../../s3/object-store.ts'
import type { Session } from '../duckdb/session.ts'

/** What a statement may use while it runs, and what it reports. */
export interface QueryContext {
  readonly id: string
  readonly catalog: Catalog
  readonly store: ObjectStore
  /** Where the result goes, which is written by who reads the tables, or by the account for a job. */
  readonly results: ObjectStore
  readonly session: Session
  /** Names without a database belong here. */
  readonly database: string
  /** SQL of the values for `?`. */
  readonly parameters: readonly string[]
  /** Milliseconds since the Unix epoch at the start of the query: what `now()` is. */
  readonly now: number
  readonly accountId: string
  /** `s3://bucket/folder/` where results go. */
  readonly outputLocation: string
  /** Folder for files in the making, within the reach of SQL. */
  readonly work: string
  /** Folder for clean copies of text files. */
  readonly copies: string
  /** Text files known to hold no hazard. */
  readonly plain: Set<string>
  /** Counts bytes of data files; rejects the query past the workgroup's limit. */
  readonly scanned: (bytes: number) => void
  readonly uuid: () => string
}
