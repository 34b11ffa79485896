import { count, type Expr, eq, type Flow, jsonata, ne, type Ref, text } from '../../asl/index.ts'
import { sqlText } from '../../services/index.ts'
import { compaction as sql } from '../../sql/index.ts'
import type { CompactionOptions } from './options.ts'
import type { Plan } from './plan.ts'
import { rowsOf } from './query.ts'

/**
 * The source must have the columns that are declared and no others: one that is new would be lost in the compacted files.
 * Ends with `TableNotFound` or `SchemaDrift`.
 */
export function requireColumns<S>(flow: Flow<S>, plan: Ref<Plan, S>, options: CompactionOptions): void {
  const rows = rowsOf(flow, options, 'Read columns', sqlText(sql.columns, { database: options.database.name, source: plan.source }))
  const found = flow.pass('Compare columns', {
    // The first row is the header, `dt` the partition's key.
    names: jsonata<string[]>`$append([], ${rows}[[1..1000]].Data[0].VarCharValue[$ != "dt"])`,
  })
  flow.when('Table missing?', eq(count(found.names), 0), (missing) =>
    missing.fail(
      'TableNotFound',
      text`there is no table ${options.database.name}.${plan.source}: write ${plan.record_type} first and let the crawler see it`,
    ),
  )
  const sorted = (names: Expr<readonly string[], never>) => jsonata<string>`$join($sort(${names}), ", ")`
  flow.when('Columns differ?', ne(sorted(found.names), sorted(plan.columns)), (drift) =>
    drift.fail(
      'SchemaDrift',
      text`${options.database.name}.${plan.source} has the columns ${sorted(found.names)}, declared are ${sorted(plan.columns)}: nothing was written; declare the columns anew`,
    ),
  )
}
