import { familyOf, type TypeFamily } from './dialect/column-type.ts'
import type { Column } from './dialect/literal.ts'
import { identifier } from './dialect/quote.ts'
import { QualityError } from './quality-error.ts'

/** How LIKE patterns of the suite are to be read: as Athena does, or with SQL Server's brackets (`[a-c]%`). */
export type LikeSyntax = 'athena' | 'sql-server'

/** What is known of the rows under test before any of them is read. */
export interface Batch {
  /** In the table's order, partition columns last. */
  readonly columns: readonly Column[]
  /** The moment of the check, ISO 8601; absent where the caller gave none. */
  readonly now?: string
  readonly likeSyntax: LikeSyntax
  /** Other tables that expectations may name; absent where the catalog was not asked. */
  readonly otherTables?: readonly string[]
  /** The expectation's row condition in SQL. */
  readonly condition?: string
}

/** A column of the batch, ready for SQL. */
export interface BatchColumn extends Column {
  readonly sql: string
  readonly family: TypeFamily
}

/** Finds a column by name, without regard to case as Athena does. Throws `missing-column`. */
export function columnOf(batch: Batch, name: string): BatchColumn {
  const column = batch.columns.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())
  if (column === undefined) {
    throw new QualityError({
      code: 'missing-column',
      path: '',
      message: `the table has no column ${JSON.stringify(name)}; it has ${batch.columns.map((known) => known.name).join(', ') || 'none'}`,
      hint: 'correct the name, or use expectColumnToExist to make a missing column a finding',
    })
  }
  return { name, type: column.type, sql: identifier(column.name), family: familyOf(column.type) }
}

/** Finds a column whose type is of one of the families. Throws `missing-column`, `type-mismatch`. */
export function columnOfFamily(batch: Batch, name: string, families: readonly TypeFamily[]): BatchColumn {
  const column = columnOf(batch, name)
  if (families.includes(column.family)) return column
  throw new QualityError({
    code: 'type-mismatch',
    path: '',
    message: `column ${name} is ${column.type}; this expectation is for ${families.join(', ')}`,
    hint: 'correct the name, or change the type of the column',
  })
}
