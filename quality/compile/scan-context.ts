import type { Static } from '@sinclair/typebox'
import { Errors } from '@sinclair/typebox/errors'
import type { Batch } from '../batch.ts'
import { QualityError } from '../quality-error.ts'
import { Type } from '../schema.ts'

const Column = Type.Object({ name: Type.String(), type: Type.String() })

/** What the scan tells of itself, so that its row can be judged with the suite alone, elsewhere and later. */
export const ScanContext = Type.Object({
  suite: Type.String(),
  /** How many expectations the suite has. */
  expectations: Type.Integer(),
  table: Type.String(),
  partition: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  columns: Type.Array(Column),
  /** The columns that name an unexpected row, in the order in which a sample holds them. */
  keys: Type.Array(Type.String()),
  likeSyntax: Type.Union([Type.Literal('athena'), Type.Literal('sql-server')]),
  otherTables: Type.Optional(Type.Array(Type.String())),
  now: Type.Optional(Type.String()),
})

export type ScanContext = Static<typeof ScanContext>

/** What is known of the rows under test. */
export function batchOf({ columns, likeSyntax, otherTables, now }: ScanContext): Batch {
  return { columns, likeSyntax, ...(otherTables && { otherTables }), ...(now !== undefined && { now }) }
}

/** Reads the context of a scan's row. Throws `invalid-scan-row` for a row that is none. */
export function readContext(written: string | null | undefined): ScanContext {
  const value = written === null || written === undefined ? undefined : parsed(written)
  if (isScanContext(value)) return value
  throw new QualityError({
    code: 'invalid-scan-row',
    path: '/context',
    message: written === null || written === undefined ? 'the row has no column context' : `context is ${JSON.stringify(written)}`,
    hint: 'pass the one row that the scan of this suite gave, by column name',
  })
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

function isScanContext(value: unknown): value is ScanContext {
  return Errors(ScanContext, value).First() === undefined
}
