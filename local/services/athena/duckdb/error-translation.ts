import { SqlError } from '../sql/sql-error.ts'

/** What DuckDB says, by pattern, in Athena's words. The first group of a pattern becomes `$1`. */
const MESSAGES: readonly (readonly [RegExp, string, string])[] = [
  [
    /Could not convert string '([\s\S]*?)' to BOOL when casting from source column (\w+)/,
    'TYPE_MISMATCH',
    'WHERE clause must evaluate to a boolean: $2',
  ],
  [/Could not convert string '([\s\S]*?)' to (?:DATE|TIMESTAMP)/, 'INVALID_CAST_ARGUMENT', 'Value cannot be cast to date or timestamp: $1'],
  [/(?:Could not convert string|Failed to cast value:? ?.*?)'([\s\S]*?)' to (\w+)/, 'INVALID_CAST_ARGUMENT', "Cannot cast '$1' to $2"],
  [/Could not parse string "([\s\S]*?)" according to/, 'INVALID_FUNCTION_ARGUMENT', 'Invalid format: "$1"'],
  [/(Malformed JSON in file [\s\S]*?)(?:\n|$)/, 'HIVE_BAD_DATA', '$1'],
  [/(Malformed JSON[\s\S]*?)(?:\n|$)/, 'INVALID_FUNCTION_ARGUMENT', '$1'],
  [/(Overflow in [\s\S]*?)!?(?:\n|$)/, 'NUMERIC_VALUE_OUT_OF_RANGE', '$1'],
  [/(?:Type \w+ with value .*? can't be cast|Casting value .*?|out of range)(.*)/, 'NUMERIC_VALUE_OUT_OF_RANGE', 'Value out of range$1'],
  [
    /column "(.*?)" must appear in the GROUP BY clause/,
    'EXPRESSION_NOT_AGGREGATE',
    "'$1' must be an aggregate expression or appear in GROUP BY clause",
  ],
  [
    /(WHERE clause cannot contain (?:aggregates|window functions))/,
    'EXPRESSION_NOT_SCALAR',
    'WHERE clause cannot contain aggregations, window functions or grouping operations',
  ],
  [/(More than one row returned by a subquery)/, 'SUBQUERY_MULTIPLE_ROWS', 'Scalar sub-query has returned multiple rows'],
  [/No function matches the given name and argument types '([\s\S]*?)'\. You/, 'TYPE_MISMATCH', 'Unexpected parameters: $1'],
  [/(Cannot (?:compare|mix) values of type [\s\S]*?)(?: - |\n|$)/, 'TYPE_MISMATCH', '$1'],
  [/(Cannot deduce template type[\s\S]*?)(?:\n|$)/, 'TYPE_MISMATCH', 'All values must have the same type: $1'],
  [/(Could not choose a best candidate function for the function call "[\s\S]*?")/, 'TYPE_MISMATCH', '$1'],
  [/Macro athena_(\w+)\(\) does not support the supplied arguments/, 'TYPE_MISMATCH', 'Unexpected parameters for function $1'],
  [/Invalid Input Error: (Map keys must be unique)/, 'INVALID_FUNCTION_ARGUMENT', 'Duplicate map keys are not allowed'],
  [/(Out of Memory Error[\s\S]*?)(?:\n|$)/, 'EXCEEDED_MEMORY_LIMIT', 'Query exhausted resources at this scale factor: $1'],
  [/Error in file "(.*?)"[\s\S]*?/, 'HIVE_BAD_DATA', 'Error reading $1'],
]

/** A macro's own error comes as a text that could not be cast: `... string 'CODE: message' to ...`. */
const OWN: readonly RegExp[] = [
  /Could not convert string '([A-Z][A-Z_]{4,}): (.*)' to \w+/,
  /field format: "([A-Z][A-Z_]{4,}): (.*)", expected/,
  /Invalid Input Error: ([A-Z][A-Z_]{4,}): (.*)/,
]

/** Any error of a running query as a {@link SqlError}; what nobody foresaw is GENERIC_INTERNAL_ERROR with DuckDB's first line. */
export function translateError(error: unknown): SqlError {
  if (error instanceof SqlError) return error
  // By shape, not by class: the error may come from another realm.
  const shape = typeof error === 'object' && error !== null ? (error as { readonly message?: unknown; readonly code?: unknown }) : {}
  const message = typeof shape.message === 'string' ? shape.message : String(error)
  const own = OWN.map((pattern) => pattern.exec(message)).find((match) => match !== null)
  if (own !== undefined) return new SqlError(own?.[1] as string, own?.[2] as string, { cause: error })
  for (const [pattern, code, template] of MESSAGES) {
    const match = pattern.exec(message)
    if (match !== null)
      return new SqlError(
        code,
        template.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? ''),
        { cause: error },
      )
  }
  if (typeof shape.code === 'string') return new SqlError(shape.code, message, { cause: error })
  return new SqlError('GENERIC_INTERNAL_ERROR', message.split('\n')[0] ?? message, { cause: error, category: 1 })
}
