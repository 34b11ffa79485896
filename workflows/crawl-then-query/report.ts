import { type Expr, jsonata } from '../../asl/index.ts'
import type { QueryResults } from '../../services/index.ts'

type Rows<S> = Expr<QueryResults['ResultSet']['Rows'], S>

/** The labels and values of one measure of a report, the values as numbers. */
export function numbersOf<S>(rows: Rows<S>, measure: string): Expr<Readonly<Record<string, number>>> {
  return jsonata`$merge([${rows}[Data[0].VarCharValue = ${measure}].{ Data[1].VarCharValue: $number(Data[2].VarCharValue) }])`
}

/** The labels and values of one measure of a report, as texts. A label whose value is NULL is left out. */
export function textsOf<S>(rows: Rows<S>, measure: string): Expr<Readonly<Record<string, string>>> {
  return jsonata`$merge([${rows}[Data[0].VarCharValue = ${measure}].{ Data[1].VarCharValue: Data[2].VarCharValue }])`
}
