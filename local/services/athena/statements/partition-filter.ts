import type { Emitter } from '../duckdb/emitter.ts'
import { EMPTY_SCOPE, type Scope } from '../duckdb/scope.ts'
import { type Expression, nodesOf } from '../sql/expression.ts'
import type { TableReference } from '../sql/query.ts'
import { SqlError } from '../sql/sql-error.ts'
import { PARTITION_ALIAS, type PartitionFilter } from '../tables/table-partitions.ts'
import type { TableStorage } from '../tables/table-storage.ts'

/** What WHERE says of a table's partition keys alone: conditions that name anything else are left to the query itself. */
export function partitionFilter(
  emitter: Emitter,
  reference: TableReference,
  storage: TableStorage,
  conditions: readonly Expression[],
): PartitionFilter {
  const alias = reference.alias?.toLowerCase() ?? reference.parts.at(-1)?.toLowerCase() ?? ''
  const columns = storage.partitionKeys.map(({ name }) => ({ name, sql: name }))
  const scope: Scope = { ...EMPTY_SCOPE, sources: [{ alias: PARTITION_ALIAS, qualifiers: [[alias]], columns }] }
  const usable: string[] = []
  const fixed = new Map<string, readonly string[]>()
  for (const condition of conditions) {
    if ([...nodesOf(condition)].some(({ kind }) => kind === 'query')) continue
    try {
      usable.push(emitter.expression(condition, scope, new Map()))
    } catch (error) {
      if (error instanceof SqlError) continue
      throw error
    }
    const values = fixedValues(condition, emitter)
    if (values !== undefined && !fixed.has(values.key)) fixed.set(values.key, values.values)
  }
  return { fixed, conditions: usable }
}

/** The values that a condition leaves to a column: `key = 'x'`, `'x' = key` or `key IN ('x', 'y')`. The column may be qualified. */
export function fixedValues(condition: Expression, emitter: Emitter): { key: string; values: readonly string[] } | undefined {
  if (condition.kind === 'in' && !condition.negated && !('kind' in condition.list)) {
    const values = condition.list.map((item) => literal(item, emitter))
    const key = columnName(condition.value)
    return key !== undefined && values.every((value) => value !== undefined)
      ? { key, values: [...new Set(values)] as readonly string[] }
      : undefined
  }
  if (condition.kind !== 'binary-operator' || condition.operator !== '=') return undefined
  for (const [column, other] of [
    [condition.left, condition.right],
    [condition.right, condition.left],
  ] as const) {
    const key = columnName(column)
    const value = literal(other, emitter)
    if (key !== undefined && value !== undefined) return { key, values: [value] }
  }
  return undefined
}

function columnName(expression: Expression): string | undefined {
  return expression.kind === 'column' ? expression.parts.at(-1)?.toLowerCase() : undefined
}

function literal(expression: Expression, emitter: Emitter): string | undefined {
  if (expression.kind === 'string' || expression.kind === 'number' || expression.kind === 'typed') return expression.value
  if (expression.kind !== 'parameter') return undefined
  const parameter = emitter.parameters[expression.index]
  return parameter === undefined
    ? undefined
    : (/^CAST\('((?:[^']|'')*)' AS \w+\)$/.exec(parameter)?.[1]?.replaceAll("''", "'") ?? parameter)
}
