import { type Expr, jsonata, type Template, text } from '../asl/index.ts'

/** A statement with named parameters, as `sql/` makes them. */
export interface SqlTemplate<Parameter extends string> {
  readonly pieces: readonly string[]
  readonly slots: readonly Parameter[]
}

/** A value for a parameter: it stands in the statement as an SQL literal. */
export type SqlValue<S> = Expr<string, S> | Expr<number, S> | string | number

/**
 * A statement with its parameters bound: numbers as they are, strings in single quotes with the quotes inside doubled,
 * so a value never becomes SQL. Athena's own `?` takes no parameter in UNLOAD's target, so binding is done here for all alike.
 *
 * @example
 * ```ts
 * sqlText(userEvents.clean, { run: context.Execution.Name })
 * ```
 */
export function sqlText<Parameter extends string, S = unknown>(
  statement: SqlTemplate<Parameter>,
  values: { readonly [Name in Parameter]: SqlValue<S> },
): Expr<string, S> {
  const parts = statement.slots.map((slot) => sqlLiteral<S>(values[slot]))
  return text<S>(templateOf(statement.pieces), ...parts)
}

function sqlLiteral<S>(value: SqlValue<S>): Template<string | number, S> {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return jsonata<string>`($value := ${value}; $type($value) = "number" ? $string($value) : "'" & $replace($value, "'", "''") & "'")`
}

/** `text` takes its strings as a tagged template gives them. */
function templateOf(pieces: readonly string[]): TemplateStringsArray {
  return Object.assign([...pieces], { raw: pieces })
}
