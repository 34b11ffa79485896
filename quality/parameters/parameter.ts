import type { Parameter } from '../arguments.ts'

/** A parameter with its defaults beside it: `{"$PARAMETER": "rows", "$PARAMETER.rows": 10}`. */
export type Named = Parameter & Readonly<Record<string, unknown>>

/** Whether a value is a JSON object. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Stands for a value that is given when the suite is checked: a name, or an expression such as `now() - timedelta(days=1)`. */
export function parameter(expression: string): Parameter {
  return Object.freeze({ $PARAMETER: expression })
}
