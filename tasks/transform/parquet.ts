import { parquetWriteBuffer } from 'hyparquet-writer'
import type { FieldKind, RecordType } from '../../schemas/record-type.ts'
import { digestOf } from '../ingest/object-version.ts'
import type { GoodMessage } from './read-messages.ts'

/** Lineage columns, after those of the contract. `row_id` is the same for a row and its replays. */
export const LINEAGE = Object.freeze(['row_id', 'source'] as const)

const PARQUET_TYPES = {
  string: 'STRING',
  long: 'INT64',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
} as const satisfies Readonly<Record<FieldKind, string>>

/** A Parquet file of rows of one type: the contract's columns, then the lineage. The same rows give the same bytes. */
export function parquetOf(type: RecordType, rows: readonly GoodMessage[]): Uint8Array {
  const columns = Object.entries(type.fields).map(([name, { kind }], index) => ({
    name,
    type: PARQUET_TYPES[kind],
    nullable: true,
    data: rows.map(({ checked }) => {
      const value = checked.values[index] ?? null
      return kind === 'timestamp' && typeof value === 'number' ? new Date(value) : value
    }),
  }))
  const text = (name: string, data: readonly string[]) => ({ name, type: 'STRING' as const, nullable: true, data: [...data] })
  const lineage = [
    text(
      'row_id',
      rows.map(({ message }) => digestOf(`${message.source}:${message.position}`)),
    ),
    text(
      'source',
      rows.map(({ message }) => message.source),
    ),
  ]
  return new Uint8Array(parquetWriteBuffer({ columnData: [...columns, ...lineage] }))
}
