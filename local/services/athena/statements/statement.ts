import type { Expression } from '../sql/expression.ts'
import type { Query } from '../sql/query.ts'

/** Values of `WITH (name = value)` by lower-case name; lists are `ARRAY['a', 'b']`. */
export type WriteOptions = Readonly<Record<string, string | readonly string[]>>

interface NamedTable {
  /** `database.table` or `table`, as written. */
  readonly table: readonly string[]
}

/** A column as DDL declares it. */
export interface DeclaredColumn {
  readonly name: string
  /** Hive's words: `array<string>`. */
  readonly type: string
  readonly comment?: string
}

/** A partition as DDL names it: `(year='2024', month='01')`, its values by lower-case key. */
export type PartitionSpec = Readonly<Record<string, string>>

export interface CreateExternalTable extends NamedTable {
  readonly kind: 'create-external-table'
  readonly ifNotExists: boolean
  readonly columns: readonly DeclaredColumn[]
  readonly partitionedBy: readonly DeclaredColumn[]
  readonly comment?: string
  readonly serde?: string
  readonly serdeProperties: Readonly<Record<string, string>>
  readonly storedAs?: string
  readonly inputFormat?: string
  readonly outputFormat?: string
  readonly location: string
  readonly properties: Readonly<Record<string, string>>
}

/** Every statement that the local Athena runs. */
export type Statement =
  | { readonly kind: 'query'; readonly query: Query }
  | { readonly kind: 'unload'; readonly query: Query; readonly location: string; readonly options: WriteOptions }
  | (NamedTable & {
      readonly kind: 'create-table-as'
      readonly ifNotExists: boolean
      readonly options: WriteOptions
      readonly query: Query
      readonly withData: boolean
    })
  | (NamedTable & { readonly kind: 'insert'; readonly columns?: readonly string[]; readonly query: Query })
  | (NamedTable & { readonly kind: 'create-view'; readonly replace: boolean; readonly query: Query; readonly text: string })
  | { readonly kind: 'explain'; readonly query: Query }
  | { readonly kind: 'prepare'; readonly name: string; readonly text: string }
  | { readonly kind: 'execute'; readonly name: string; readonly values: readonly Expression[] }
  | { readonly kind: 'deallocate'; readonly name: string }
  | CreateExternalTable
  | { readonly kind: 'create-database'; readonly database: string; readonly ifNotExists: boolean }
  | { readonly kind: 'drop-database'; readonly database: string; readonly ifExists: boolean; readonly cascade: boolean }
  | (NamedTable & { readonly kind: 'drop-table' | 'drop-view'; readonly ifExists: boolean })
  | { readonly kind: 'show-databases'; readonly like?: string }
  | { readonly kind: 'show-tables' | 'show-views'; readonly database?: string; readonly like?: string }
  | (NamedTable & { readonly kind: 'show-partitions' | 'show-columns' | 'describe' | 'repair-table' | 'show-create-table' })
  | (NamedTable & {
      readonly kind: 'add-partitions'
      readonly ifNotExists: boolean
      readonly partitions: readonly { spec: PartitionSpec; location?: string }[]
    })
  | (NamedTable & { readonly kind: 'drop-partitions'; readonly ifExists: boolean; readonly partitions: readonly PartitionSpec[] })
  | (NamedTable & { readonly kind: 'add-columns'; readonly columns: readonly DeclaredColumn[] })
  | (NamedTable & { readonly kind: 'set-properties'; readonly properties: Readonly<Record<string, string>> })

/** `StatementType` and `SubstatementType` as GetQueryExecution shows them. */
export const STATEMENT_TYPES: Readonly<Record<Statement['kind'], readonly ['DML' | 'DDL' | 'UTILITY', string]>> = {
  query: ['DML', 'SELECT'],
  unload: ['DML', 'UNLOAD'],
  'create-table-as': ['DDL', 'CREATE_TABLE_AS_SELECT'],
  insert: ['DML', 'INSERT'],
  'create-view': ['DDL', 'CREATE_VIEW'],
  explain: ['UTILITY', 'EXPLAIN'],
  prepare: ['UTILITY', 'PREPARE'],
  execute: ['DML', 'EXECUTE'],
  deallocate: ['UTILITY', 'DEALLOCATE'],
  'create-external-table': ['DDL', 'CREATE_TABLE'],
  'create-database': ['DDL', 'CREATE_DATABASE'],
  'drop-database': ['DDL', 'DROP_DATABASE'],
  'drop-table': ['DDL', 'DROP_TABLE'],
  'drop-view': ['DDL', 'DROP_VIEW'],
  'show-databases': ['UTILITY', 'SHOW_DATABASES'],
  'show-tables': ['UTILITY', 'SHOW_TABLES'],
  'show-views': ['UTILITY', 'SHOW_VIEWS'],
  'show-partitions': ['UTILITY', 'SHOW_PARTITIONS'],
  'show-columns': ['UTILITY', 'SHOW_COLUMNS'],
  'show-create-table': ['UTILITY', 'SHOW_CREATE_TABLE'],
  describe: ['UTILITY', 'DESCRIBE_TABLE'],
  'repair-table': ['DDL', 'MSCK_REPAIR_TABLE'],
  'add-partitions': ['DDL', 'ALTER_TABLE_ADD_PARTITION'],
  'drop-partitions': ['DDL', 'ALTER_TABLE_DROP_PARTITION'],
  'add-columns': ['DDL', 'ALTER_TABLE_ADD_COLUMNS'],
  'set-properties': ['DDL', 'ALTER_TABLE_SET_TBLPROPERTIES'],
}
