import type { ScopeColumn } from '../duckdb/scope.ts'

/** What a statement leaves behind. */
export type StatementResult =
  /** Rows of a SELECT, written to `<id>.csv`. */
  | { readonly kind: 'rows'; readonly sql: string; readonly columns: readonly ScopeColumn[] }
  /** Lines of DDL and SHOW, written to `<id>.txt`; several columns are parted by tabs. */
  | { readonly kind: 'text'; readonly columns: readonly string[]; readonly lines: readonly string[] }
  /** Data files of UNLOAD, CTAS and INSERT, listed in `<id>-manifest.csv`. */
  | { readonly kind: 'files'; readonly uris: readonly string[]; readonly rows: number }

/** A statement that answers nothing. */
export const NOTHING: StatementResult = { kind: 'text', columns: [], lines: [] }
