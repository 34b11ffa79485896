import type { Expression } from '../sql/expression.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import type { Surroundings } from './emit-expression.ts'

/**
 * A TIMESTAMP WITH TIME ZONE is an instant here and has a zone besides in Trino. This is SQL for the wall clock of an expression
 * whose zone can be told from the statement: what CAST to date, timestamp and varchar, the parts of a date and formats must read.
 */
export function wallClock(expression: Expression, { sql }: Pick<Surroundings, 'sql'>): string | undefined {
  if (expression.kind === 'at-time-zone') return `timezone(${sql(expression.zone)}, CAST(${sql(expression.value)} AS TIMESTAMPTZ))`
  if (expression.kind !== 'call') return undefined
  const [first, second, third] = expression.args
  if (expression.name === 'at_timezone' && first && second) return `timezone(${sql(second)}, CAST(${sql(first)} AS TIMESTAMPTZ))`
  if (expression.name === 'with_timezone' && first) return sql(first)
  if (expression.name === 'from_iso8601_timestamp' && first) return `athena_from_iso8601_local(${sql(first)})`
  if (expression.name === 'date_trunc' && first?.kind === 'string' && second) {
    const inner = wallClock(second, { sql })
    return inner && `date_trunc('${first.value.toLowerCase().replaceAll("'", "''")}', ${inner})`
  }
  if (expression.name === 'date_add' && first?.kind === 'string' && second && third) {
    const inner = wallClock(third, { sql })
    return inner && `(${inner} + CAST(${sql(second)} AS BIGINT) * INTERVAL '1 ${first.value.toLowerCase().replaceAll("'", "''")}')`
  }
  return undefined
}

/** Emits an argument that is read by its wall clock. */
export function readByClock(expression: Expression, around: Surroundings): string {
  return wallClock(expression, around) ?? around.sql(expression)
}

/** Where an instant got its zone or offset: the AT TIME ZONE or from_iso8601_timestamp at the bottom of an expression. */
function zonedBy(expression: Expression): Expression | undefined {
  if (expression.kind === 'at-time-zone') return expression
  if (expression.kind !== 'call') return undefined
  if (['at_timezone', 'with_timezone', 'from_iso8601_timestamp'].includes(expression.name)) return expression
  const inner = { date_trunc: expression.args[1], date_add: expression.args[2] }[expression.name]
  return inner && zonedBy(inner)
}

/** An instant that is shown, stored or handed on: refused where its zone would be lost, rather than given in UTC. */
export function shownInstant(expression: Expression, around: Surroundings): string {
  const origin = zonedBy(expression)
  const sql = around.sql(expression)
  if (origin === undefined) return sql
  if (origin.kind === 'call' && origin.name === 'from_iso8601_timestamp') {
    const guard = `athena_from_iso8601_shown(${origin.args.map(around.sql).join()})`
    return origin === expression ? guard : `CASE WHEN ${guard} IS NOT NULL THEN ${sql} END`
  }
  const zone = origin.kind === 'at-time-zone' ? origin.zone : origin.kind === 'call' ? origin.args[1] : undefined
  if (zone?.kind === 'string' && zone.value.toUpperCase() === 'UTC') return sql
  throw sqlErrorAt(
    'NOT_SUPPORTED',
    around.emitter.source,
    expression.at,
    'The local Athena keeps no time zone beside an instant: use CAST(... AS timestamp), date() or date_format() where AT TIME ZONE stands',
  )
}
