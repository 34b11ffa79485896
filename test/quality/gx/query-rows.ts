import type { Account } from '../../local/athena/account.ts'

/** One row of a result by column name, as text. */
export type TextRow = Readonly<Record<string, string | null>>

const NUMBERS = new Set(['tinyint', 'smallint', 'integer', 'bigint', 'double', 'float', 'real', 'decimal'])

/** The rows of a query on the local Athena by column name. Throws with Athena's reason where it fails. */
export async function queryRows(
  account: Account,
  database: string,
  sql: string,
): Promise<{ readonly rows: readonly TextRow[]; readonly types: TextRow }> {
  const { service } = account
  const { QueryExecutionId } = await service.operations.StartQueryExecution({
    QueryString: sql,
    QueryExecutionContext: { Database: database },
  })
  const { Status } = await service.untilDone(QueryExecutionId as string)
  if (Status?.State !== 'SUCCEEDED') throw new Error(`${Status?.StateChangeReason}\n${sql}`)
  const { ResultSet } = await service.operations.GetQueryResults({ QueryExecutionId })
  const info = ResultSet?.ResultSetMetadata?.ColumnInfo ?? []
  const rows = (ResultSet?.Rows ?? [])
    .slice(1)
    .map(({ Data = [] }) => Object.fromEntries(info.map(({ Name }, index) => [Name ?? '', Data[index]?.VarCharValue ?? null])))
  return { rows, types: Object.fromEntries(info.map(({ Name, Type }) => [Name ?? '', Type ?? null])) }
}

/** Rows as JSON has them: numbers as numbers. */
export function typedRows({ rows, types }: Awaited<ReturnType<typeof queryRows>>): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value !== null && NUMBERS.has(types[name] ?? '') ? Number(value) : value]),
    ),
  )
}
