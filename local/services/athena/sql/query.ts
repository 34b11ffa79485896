import type { Expression, Window } from './expression.ts'

export interface SortItem {
  readonly value: Expression
  readonly descending: boolean
  /** Absent: Trino's default, last in either direction. */
  readonly nulls?: 'first' | 'last'
}

export type SelectItem =
  | { readonly kind: 'item'; readonly value: Expression; readonly alias?: string }
  | { readonly kind: 'star'; readonly at: number; readonly qualifier: readonly string[] }

export interface TableReference {
  readonly kind: 'table'
  readonly at: number
  /** `catalog.database.table`, the last one or two parts or all three. */
  readonly parts: readonly string[]
  readonly alias?: string
  readonly columns?: readonly string[]
  readonly sample?: { readonly method: string; readonly percent: string }
}

export type Relation =
  | TableReference
  | {
      readonly kind: 'derived'
      readonly lateral: boolean
      readonly query: Query
      readonly alias?: string
      readonly columns?: readonly string[]
    }
  | {
      readonly kind: 'unnest'
      readonly at: number
      readonly values: readonly Expression[]
      readonly ordinality: boolean
      readonly alias?: string
      readonly columns?: readonly string[]
    }
  | {
      readonly kind: 'join'
      readonly type: 'cross' | 'inner' | 'left' | 'right' | 'full'
      readonly natural: boolean
      readonly left: Relation
      readonly right: Relation
      readonly on?: Expression
      readonly using?: readonly string[]
    }

/** `GROUP BY` elements: plain expressions or a grouping set in the words both dialects share. */
export type GroupingElement =
  | { readonly kind: 'expression'; readonly value: Expression }
  | { readonly kind: 'rollup' | 'cube'; readonly values: readonly Expression[] }
  | { readonly kind: 'sets'; readonly sets: readonly (readonly Expression[])[] }

export interface Select {
  readonly kind: 'select'
  readonly at: number
  readonly distinct: boolean
  readonly items: readonly SelectItem[]
  /** Joined by commas. */
  readonly from: readonly Relation[]
  readonly where?: Expression
  readonly groupBy: readonly GroupingElement[]
  readonly having?: Expression
  readonly windows: readonly { readonly name: string; readonly window: Window }[]
}

export type QueryBody =
  | Select
  | { readonly kind: 'values'; readonly at: number; readonly rows: readonly Expression[] }
  | {
      readonly kind: 'set'
      readonly operator: 'union' | 'intersect' | 'except'
      readonly all: boolean
      readonly left: QueryBody
      readonly right: QueryBody
    }
  | { readonly kind: 'nested'; readonly query: Query }
  | { readonly kind: 'table-body'; readonly table: TableReference }

export interface Cte {
  readonly name: string
  readonly columns?: readonly string[]
  readonly query: Query
}

export interface Query {
  readonly kind: 'query'
  readonly recursive: boolean
  readonly ctes: readonly Cte[]
  readonly body: QueryBody
  readonly orderBy: readonly SortItem[]
  /** A number or `?`. */
  readonly offset?: Expression
  readonly limit?: Expression
}
