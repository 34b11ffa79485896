import type { Static, TObject, TProperties } from '@sinclair/typebox'
import { Mostly, RowCondition } from './arguments.ts'
import type { Batch } from './batch.ts'
import { type Constructor, constructorOf } from './constructor.ts'
import type { Column } from './dialect/literal.ts'
import { Type } from './schema.ts'

/** The arguments of an expectation by Great Expectations' names, parameters resolved. */
export type Kwargs = Readonly<Record<string, unknown>>

/** What a row-level expectation says of each row, in SQL. */
export interface RowPlan {
  /** The columns that are shown of an unexpected row. */
  readonly shown: readonly Column[]
  /** How they are shown: the value alone, a pair `[a, b]`, or an object by column. */
  readonly shape: 'value' | 'pair' | 'record'
  /** Rows that are neither expected nor unexpected; absent where no row can be. */
  readonly missing?: string
  readonly unexpected: string
}

/** Counts of a row-level expectation, as the scan gives them. */
export interface RowCounts {
  readonly elements: number
  readonly missing: number
  readonly unexpected: number
}

/** The outcome of one expectation, by Great Expectations' names. */
export interface Judgement {
  readonly success: boolean
  readonly result: Readonly<Record<string, unknown>>
}

/** The measures of one expectation as Athena writes them; null for NULL. */
export type Measured = Readonly<Record<string, string | null>>

interface Definition {
  /** Great Expectations' name: `expect_column_values_to_not_be_null`. */
  readonly type: string
  readonly schema: TObject
  /** Throws a QualityError for arguments that no table could satisfy. */
  readonly check?: (kwargs: Kwargs) => void
}

/** An expectation that finds each row as expected or not: its unexpected rows can be quarantined. */
export interface RowExpectation extends Definition {
  readonly kind: 'row'
  readonly plan: (kwargs: Kwargs, batch: Batch) => RowPlan
  /** What comes before the type in a quarantined row's reason: the columns. */
  readonly subject: (kwargs: Kwargs) => string
  /** Further members of the result. */
  readonly details?: (kwargs: Kwargs, counts: RowCounts, sample: readonly unknown[]) => Readonly<Record<string, unknown>>
}

/** An expectation on the partition as a whole: aggregates of its rows, or its columns alone where it needs no measure. */
export interface MeasureExpectation extends Definition {
  readonly kind: 'measure'
  /** SQL aggregates over the batch, by name. */
  readonly measures: (kwargs: Kwargs, batch: Batch) => Readonly<Record<string, string>>
  readonly judge: (kwargs: Kwargs, measured: Measured, batch: Batch) => Judgement
}

export type Expectation = RowExpectation | MeasureExpectation

type Resolved<P extends TProperties> = Static<TObject<P>>

interface RowSource<P extends TProperties> {
  readonly type: string
  readonly args: P
  readonly check?: (kwargs: Resolved<P>) => void
  readonly plan: (kwargs: Resolved<P>, batch: Batch) => RowPlan
  readonly subject: (kwargs: Resolved<P>) => string
  readonly details?: (kwargs: Resolved<P>, counts: RowCounts, sample: readonly unknown[]) => Readonly<Record<string, unknown>>
}

const rowArguments = { mostly: Type.Optional(Mostly), ...RowCondition }

/** Declares a row-level expectation; what comes back constructs it and carries its definition. */
export function rowExpectation<P extends TProperties>(source: RowSource<P>): Constructor<P & typeof rowArguments> & RowExpectation {
  const { args, ...definition } = source
  const schema = Type.Object({ ...args, ...rowArguments }, { additionalProperties: false })
  // The kwargs are checked against this very schema before any of these functions sees them.
  return constructorOf({ kind: 'row', schema, ...definition } as unknown as RowExpectation)
}

interface MeasureSource<P extends TProperties> {
  readonly type: string
  readonly args: P
  readonly check?: (kwargs: Resolved<P>) => void
  readonly measures: (kwargs: Resolved<P>, batch: Batch) => Readonly<Record<string, string>>
  readonly judge: (kwargs: Resolved<P>, measured: Measured, batch: Batch) => Judgement
}

/** Declares an expectation on the partition as a whole; what comes back constructs it and carries its definition. */
export function measureExpectation<P extends TProperties>(source: MeasureSource<P>): Constructor<P> & MeasureExpectation {
  const { args, ...definition } = source
  const schema = Type.Object(args, { additionalProperties: false })
  // As above.
  return constructorOf({ kind: 'measure', schema, ...definition } as unknown as MeasureExpectation)
}
