import { type Batch, columnOf } from '../batch.ts'
import { literalFor } from '../dialect/literal.ts'
import { requireComparable } from '../rows/comparable.ts'
import { isOneOf } from '../rows/membership.ts'
import type { Condition, Operand } from './condition.ts'

type Kind<K extends Condition['kind']> = Condition & { readonly kind: K }

const WRITERS: { readonly [K in Condition['kind']]: (condition: Kind<K>, batch: Batch) => string } = {
  comparison({ operator, left, right }, batch) {
    return `${operandSql(left, right, batch)} ${operator} ${operandSql(right, left, batch)}`
  },
  null: ({ column, negated }, batch) => `${columnOf(batch, column).sql} IS ${negated ? 'NOT ' : ''}NULL`,
  in({ column, values, negated }, batch) {
    const found = isOneOf(columnOf(batch, column), values)
    return negated ? `NOT (${found})` : found
  },
  and: ({ conditions }, batch) => conditions.map((part) => `(${conditionSql(part, batch)})`).join(' AND '),
  or: ({ conditions }, batch) => conditions.map((part) => `(${conditionSql(part, batch)})`).join(' OR '),
  not: ({ condition }, batch) => `NOT (${conditionSql(condition, batch)})`,
}

/** A condition in Athena's SQL, its values as literals of the columns' types. Throws `missing-column`, `type-mismatch`. */
export function conditionSql(condition: Condition, batch: Batch): string {
  // The table has an entry for every kind; TypeScript cannot tie the entry to the condition's own kind.
  const write = WRITERS[condition.kind] as (condition: Condition, batch: Batch) => string
  return write(condition, batch)
}

function operandSql(operand: Operand, other: Operand, batch: Batch): string {
  if (operand.kind === 'value') return other.kind === 'column' ? literalFor(columnOf(batch, other.name), operand.value) : ''
  if (other.kind === 'column') requireComparable([columnOf(batch, operand.name), columnOf(batch, other.name)])
  return columnOf(batch, operand.name).sql
}
