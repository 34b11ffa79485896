import type { LikeSyntax } from '../batch.ts'
import type { Column, Scalar } from '../dialect/literal.ts'
import { batchQuery } from '../measures/batch-query.ts'
import { resolveParameters } from '../parameters/resolve-parameters.ts'
import { QualityError } from '../quality-error.ts'
import type { Severity } from '../severity.ts'
import type { Suite } from '../suite.ts'
import { checkedRows } from './checked-rows.ts'
import { type Planned, planSuite } from './planned.ts'
import { batchOf, type ScanContext } from './scan-context.ts'
import { scanStatement } from './scan-statement.ts'
import { judgedRows, splitStatement } from './split-statement.ts'
import { type TableName, tableSql } from './table-name.ts'

/** What a suite is compiled for. */
export interface CompileOptions {
  readonly table: TableName
  /** All columns of the table as the catalog has them, partition columns too. */
  readonly columns: readonly Column[]
  /** The one partition under test, by column; without it the whole table is. */
  readonly partition?: Readonly<Record<string, Scalar>>
  /** The moment of the check, ISO 8601; needed by freshness and by `now()`. */
  readonly now?: string
  /** Values of the suite's `$PARAMETER`s. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** How many unexpected rows of each expectation the scan gives back. Default: 20; the split has them all. */
  readonly sampleSize?: number
  /** Columns that name a row, shown of each unexpected one (`unexpected_index_list`). Default: none. */
  readonly keyColumns?: readonly string[]
  /** Tables that expectations may name; one that is not among them fails its expectation instead of the scan. Default: not asked. */
  readonly otherTables?: readonly string[]
  /** How LIKE patterns are meant. Default: `athena`. */
  readonly likeSyntax?: LikeSyntax
  /** The mildest severity whose unexpected rows are quarantined. Default: `warning`. */
  readonly quarantineFrom?: Severity
}

/** Lists the rows that one expectation's own query finds. */
export interface RowQuery {
  /** The expectation's place in the suite. */
  readonly index: number
  readonly sql: string
}

/** A suite as statements for Athena. */
export interface CompiledSuite {
  /** The suite with a value in place of every parameter: what the scan's row is judged with. */
  readonly suite: Suite
  /** Reads the partition once and gives one row for `judge`. Queries of one's own and other tables that expectations name are read beside it. */
  readonly scan: string
  /** Writes every row of the partition below `s3://bucket/prefix/`, clean or quarantined, with all its reasons. */
  readonly split: (target: string) => string
  /** The rows of the split as a query, for a statement of one's own: those of the table with `reasons` and `verdict`. */
  readonly rows: () => string
  /** For each `unexpected_rows_expectation`, the statement that lists its rows, at most `sampleSize`. */
  readonly rowQueries: readonly RowQuery[]
}

/** Athena takes no longer statement. https://docs.aws.amazon.com/athena/latest/ug/service-limits.html */
const LONGEST_STATEMENT_BYTES = 262_144

/**
 * Compiles a suite to one scan and one split of one partition. An expectation that this table cannot answer (a column that is missing, a
 * type that cannot be compared) is no error here: it asks nothing, and `judge` reports it. Throws a QualityError for parameters without a
 * value, a partition column that does not exist, a statement longer than Athena takes.
 *
 * @example
 * const { suite, scan, split } = compileSuite(orders, { table: { database: 'lake', table: 'orders' }, columns, partition: { dt: '2024-01-31' } })
 */
export function compileSuite(source: Suite, options: CompileOptions): CompiledSuite {
  const {
    table,
    partition = {},
    now,
    sampleSize = 20,
    keyColumns = [],
    otherTables,
    likeSyntax = 'athena',
    quarantineFrom = 'warning',
  } = options
  const suite = resolveParameters(source, { parameters: options.parameters ?? {}, now })
  const columns = options.columns.map(({ name, type }) => ({ name, type }))
  const tableText = tableSql(table)
  const context: ScanContext = {
    suite: suite.name,
    expectations: suite.expectations.length,
    table: tableText,
    partition: { ...partition },
    columns,
    keys: [...keyColumns],
    likeSyntax,
    ...(otherTables && { otherTables: [...otherTables] }),
    ...(now !== undefined && { now }),
  }
  const batch = batchOf(context)
  const planned = planSuite(suite, batch)
  const rows = () => judgedRows(tableText, context, batch, planned, quarantineFrom)
  return Object.freeze({
    suite,
    scan: bounded(scanStatement(tableText, context, batch, planned, sampleSize)),
    split: (target: string) => bounded(splitStatement(rows(), target)),
    rows,
    rowQueries: planned.flatMap((each) => rowQueryOf(each, checkedRows(tableText, context, batch, []), sampleSize)),
  })
}

function rowQueryOf({ config, index, kind }: Planned, rows: string, sampleSize: number): readonly RowQuery[] {
  const query = config.kwargs.unexpected_rows_query
  if (kind !== 'measure' || typeof query !== 'string') return []
  return [{ index, sql: `${rows}\nSELECT * FROM (${batchQuery(query, 'unexpected_rows_query')}) LIMIT ${sampleSize}` }]
}

function bounded(statement: string): string {
  const bytes = new TextEncoder().encode(statement).length
  if (bytes <= LONGEST_STATEMENT_BYTES) return statement
  throw new QualityError({
    code: 'statement-too-long',
    path: '/expectations',
    message: `the statement has ${bytes} bytes; Athena takes ${LONGEST_STATEMENT_BYTES}`,
    hint: 'put the expectations into two suites',
  })
}
