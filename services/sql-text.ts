import { type Expr, isExpr, jsonata, type Template, text } from '../asl/index.ts'

/** A statement with named parameters, as `sql/` makes them. */
export interface SqlTemplate<Parameter extends string> {
  readonly pieces: readonly string[]
  readonly slots: readonly Parameter[]
}

/** A value for a parameter: it stands in the statement as an SQL literal, or as a name where {@link sqlName} says so. */
export type SqlValue<S> = Expr<string, S> | Expr<number, S> | string | number | SqlName<S>

/** A name of a table or a column, or several of them. */
export interface SqlName<S> {
  readonly kind: 'sql-name'
  readonly name: Expr<string, S> | Expr<readonly string[], S> | string
}

/**
 * A parameter that is the name of a table or a column, or a list of them: it stands in the statement in double quotes, with those
 * inside doubled, so that it never becomes SQL. Take names from what is declared, not from whoever starts a workflow.
 */
export function sqlName<S>(name: SqlName<S>['name']): SqlName<S> {
  return Object.freeze({ kind: 'sql-name', name })
}

/**
 * A statement with its parameters bound: numbers as they are, strings in single quotes with the quotes inside doubled,
 * so a value never becomes SQL. Athena's own `?` takes no parameter in UNLOAD's target, so binding is done here for all alike.
 *
 * @example
 * ```ts
 * sqlText({ pieces: ['SELECT * FROM runs WHERE run = ', ''], slots: ['run'] }, { run: context.Execution.Name })
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
  // To the types every expression could have a member `kind`; at run time only names are no expressions.
  if (!isExpr(value)) return quoted((value as SqlName<S>).name)
  // Neither a constant nor a name: what is left is an expression.
  const expression = value as Expr<string | number, S>
  return jsonata<string>`($value := ${expression}; $type($value) = "number" ? $string($value) : "'" & $replace($value, "'", "''") & "'")`
}

function quoted<S>(name: SqlName<S>['name']): Template<string, S> {
  if (typeof name === 'string') return `"${name.replaceAll('"', '""')}"`
  return jsonata<string>`$join($map(${name}, function($name) { '"' & $replace($name, '"', '""') & '"' }), ", ")`
}

/** `text` takes its strings as a tagged template gives them. */
function templateOf(pieces: readonly string[]): TemplateStringsArray {
  return Object.assign([...pieces], { raw: pieces })
}
