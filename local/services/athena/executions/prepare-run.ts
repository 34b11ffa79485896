import { invalidRequest } from '../athena-errors.ts'
import type { PreparedStatements } from '../prepared-statements.ts'
import { ParseError } from '../sql/sql-error.ts'
import { parseStatement } from '../statements/parse-statement.ts'
import type { Statement } from '../statements/statement.ts'
import { constantSql, executionParameter } from './execution-parameters.ts'
import type { PreparedRun } from './run-query.ts'

/** Parses a statement; throws InvalidRequestException with line and column where it does not parse. */
export function parsed(source: string): Statement {
  try {
    return parseStatement(source)
  } catch (error) {
    if (error instanceof ParseError) throw invalidRequest(error.message, 'MALFORMED_QUERY', { cause: error })
    throw error
  }
}

/** Makes a statement ready to run: EXECUTE is replaced by what was prepared. */
export async function prepareRun(
  statement: Statement,
  source: string,
  given: readonly string[],
  workGroup: string,
  prepared: PreparedStatements,
): Promise<PreparedRun> {
  const parameters = given.map(executionParameter)
  switch (statement.kind) {
    case 'prepare':
      return {
        statement: undefined,
        source,
        parameters,
        instead: () => prepared.put({ name: statement.name, workGroup, text: statement.text }),
      }
    case 'deallocate':
      return { statement: undefined, source, parameters, instead: () => prepared.remove(workGroup, statement.name) }
    case 'execute': {
      const { text } = await prepared.get(workGroup, statement.name)
      const inner = parsed(text)
      if (inner.kind === 'prepare' || inner.kind === 'execute' || inner.kind === 'deallocate')
        throw invalidRequest(`Invalid statement type for prepared statement: ${inner.kind}`)
      return { statement: inner, source: text, parameters: [...statement.values.map((value) => constantSql(value, source)), ...parameters] }
    }
    default:
      return { statement, source, parameters }
  }
}
