import { type Expr, type Flow, jsonata, type Ref } from '../../asl/index.ts'
import type { CompactionOptions } from './options.ts'
import { rowsOf } from './query.ts'

/** What SQL says of a partition's rows. Two partitions with the same rows, each as often, have the same count and digest. */
export interface Measured {
  readonly rows: number
  /** Files that hold a row. */
  readonly files: number
  /** Athena's checksum over all columns, whatever the rows' order; empty over no row. */
  readonly digest: string
}

/** Runs a statement of one row (`row_count`, `file_count`, `digest`) and gives its values. */
export function measure<S>(flow: Flow<S>, options: CompactionOptions, label: string, sql: Expr<string, S>): Ref<Measured, S> {
  const rows = rowsOf(flow, options, label, sql)
  const value = (index: number) => jsonata<string>`${rows}[1].Data[${index}].VarCharValue`
  return flow.pass(`${label}: sum up`, {
    rows: jsonata<number>`$number(${value(0)})`,
    files: jsonata<number>`$number(${value(1)})`,
    digest: jsonata<string>`$string(${value(2)})`,
  })
}
