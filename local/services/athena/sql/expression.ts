import type { Query, SelectItem, SortItem } from './query.ts'

/** Every expression knows the offset at which it begins, for error messages. */
interface At {
  readonly at: number
}

/** A frame, partition and order of a window, or the name of one. */
export interface Window {
  readonly name?: string
  readonly partitionBy: readonly Expression[]
  readonly orderBy: readonly SortItem[]
  /** `ROWS BETWEEN ...`, already in the words both dialects share; expressions inside are literals. */
  readonly frame?: string
}

export interface FunctionCall extends At {
  readonly kind: 'call'
  /** Lower case. */
  readonly name: string
  readonly args: readonly Expression[]
  readonly distinct: boolean
  readonly star: boolean
  readonly orderBy: readonly SortItem[]
  readonly filter?: Expression
  readonly nulls?: 'ignore' | 'respect'
  readonly over?: Window | string
}

/** A type as written in CAST: `decimal(10,2)`, `array(varchar)`, `row(a bigint)`. */
export interface TypeName {
  /** Lower case: `varchar`, `timestamp with time zone`. */
  readonly name: string
  /** Lengths and precisions. */
  readonly numbers: readonly number[]
  /** Element types of array, map and row. */
  readonly types: readonly TypeName[]
  /** Field names of a row, empty where a field has none. */
  readonly fields: readonly string[]
}

export interface Column extends At {
  readonly kind: 'column'
  /** `a.b.c` as parts: qualifiers, column, fields; which is which is known only with the tables. */
  readonly parts: readonly string[]
}

export type Expression =
  | (At & { readonly kind: 'number'; readonly value: string })
  | (At & { readonly kind: 'string'; readonly value: string })
  | (At & { readonly kind: 'binary'; readonly value: string })
  | (At & { readonly kind: 'boolean'; readonly value: boolean })
  | (At & { readonly kind: 'null' })
  /** `DATE '2024-01-01'` */
  | (At & { readonly kind: 'typed'; readonly type: TypeName; readonly value: string })
  | (At & { readonly kind: 'interval'; readonly sign: 1 | -1; readonly value: string; readonly unit: string })
  /** `?`, counted from 0. */
  | (At & { readonly kind: 'parameter'; readonly index: number })
  | Column
  /** `(row).field` */
  | (At & { readonly kind: 'field'; readonly base: Expression; readonly name: string })
  | (At & { readonly kind: 'subscript'; readonly base: Expression; readonly index: Expression })
  | FunctionCall
  | (At & { readonly kind: 'lambda'; readonly parameters: readonly string[]; readonly body: Expression })
  | (At & { readonly kind: 'unary'; readonly operator: '-' | '+' | 'not'; readonly operand: Expression })
  | (At & { readonly kind: 'binary-operator'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression })
  | (At & {
      readonly kind: 'quantified'
      readonly operator: string
      readonly quantifier: 'all' | 'any'
      readonly left: Expression
      readonly query: Query
    })
  | (At & {
      readonly kind: 'between'
      readonly negated: boolean
      readonly value: Expression
      readonly low: Expression
      readonly high: Expression
    })
  | (At & { readonly kind: 'in'; readonly negated: boolean; readonly value: Expression; readonly list: readonly Expression[] | Query })
  | (At & {
      readonly kind: 'like'
      readonly negated: boolean
      readonly value: Expression
      readonly pattern: Expression
      readonly escape?: Expression
    })
  | (At & { readonly kind: 'is-null'; readonly negated: boolean; readonly value: Expression })
  | (At & { readonly kind: 'is-distinct'; readonly negated: boolean; readonly left: Expression; readonly right: Expression })
  | (At & { readonly kind: 'exists'; readonly query: Query })
  | (At & {
      readonly kind: 'case'
      readonly operand?: Expression
      readonly branches: readonly { when: Expression; result: Expression }[]
      readonly otherwise?: Expression
    })
  | (At & { readonly kind: 'cast'; readonly try: boolean; readonly value: Expression; readonly type: TypeName })
  | (At & { readonly kind: 'array'; readonly items: readonly Expression[] })
  | (At & { readonly kind: 'row'; readonly items: readonly Expression[] })
  | (At & { readonly kind: 'extract'; readonly field: string; readonly value: Expression })
  | (At & { readonly kind: 'at-time-zone'; readonly value: Expression; readonly zone: Expression })
  /** `current_date`, `current_timestamp`, ... */
  | (At & { readonly kind: 'now'; readonly name: string })
  | (At & { readonly kind: 'subquery'; readonly query: Query })
  /** Already in DuckDB's SQL: an output column's expression where ORDER BY names it. */
  | (At & { readonly kind: 'emitted'; readonly sql: string })

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '||' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or'

/** Every object below (and with) a syntax tree's node that has a `kind`. */
export function* nodesOf(tree: Expression | Query | SelectItem | readonly unknown[] | undefined): Generator<{ readonly kind: string }> {
  if (tree === undefined || tree === null || typeof tree !== 'object') return
  if ('kind' in tree) yield tree as { readonly kind: string }
  for (const child of Object.values(tree)) yield* nodesOf(child)
}
