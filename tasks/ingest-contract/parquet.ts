import { parquetWriteBuffer } from 'hyparquet-writer'
import type { FlatRecord } from '../../schemas/contract/check-contract.ts'
import type { ColumnKind } from '../../schemas/contract/column.ts'
import type { Contract } from '../../schemas/contract/contract.ts'

const PARQUET_TYPES = {
  string: 'STRING',
  long: 'INT64',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
  json: 'STRING',
} as const satisfies Readonly<Record<ColumnKind, string>>

/** A Parquet file with the contract's columns in their order. The same rows give the same bytes. */
export function parquetOf({ columns }: Contract, rows: readonly FlatRecord[]): Uint8Array {
  const columnData = columns.map(({ name, kind }, index) => ({
    name,
    type: PARQUET_TYPES[kind],
    // Every column may be NULL in the file: a reader of another version reads it all the same.
    nullable: true,
    data: rows.map(({ values }) => {
      const value = values[index] ?? null
      return kind === 'timestamp' && typeof value === 'number' ? new Date(value) : value
    }),
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}
