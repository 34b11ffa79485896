/** Where a mistake stands in a statement, as Athena counts: both from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Line and column of a character offset. */
export function positionOf(source: string, offset: number): Position {
  const before = source.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}

/**
 * A statement that Athena would refuse or fail, in its words.
 * `code` is Trino's error name (`COLUMN_NOT_FOUND`, `HIVE_BAD_DATA`); `SYNTAX_ERROR` of the parser is thrown already at StartQueryExecution.
 */
export class SqlError extends Error {
  override readonly name = 'SqlError'
  readonly code: string
  /** Who is to blame: the statement (2), the service (1) or something else (3), as `AthenaError.ErrorCategory`. */
  readonly category: 1 | 2 | 3

  constructor(code: string, message: string, options?: ErrorOptions & { readonly category?: 1 | 2 | 3 }) {
    super(message, options)
    this.code = code
    this.category = options?.category ?? 2
  }
}

/** A {@link SqlError} whose message begins with `line 1:8: `. */
export function sqlErrorAt(code: string, source: string, offset: number, message: string): SqlError {
  const { line, column } = positionOf(source, offset)
  return new SqlError(code, `line ${line}:${column}: ${message}`)
}

/** The statement does not parse: thrown by StartQueryExecution itself. */
export class ParseError extends SqlError {}

/** A {@link ParseError} at an offset. */
export function parseErrorAt(source: string, offset: number, message: string): ParseError {
  const { line, column } = positionOf(source, offset)
  return new ParseError('SYNTAX_ERROR', `line ${line}:${column}: ${message}`)
}
