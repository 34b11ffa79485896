import type { ResultSet } from '@aws-sdk/client-athena'

/** The rows of a result by column name; a NULL is absent. */
export function readRows(result: ResultSet | undefined): readonly Readonly<Record<string, string | undefined>>[] {
  const [header, ...rows] = result?.Rows ?? []
  const names = (header?.Data ?? []).map(({ VarCharValue = '' }) => VarCharValue)
  return rows.map(({ Data = [] }) => Object.fromEntries(names.map((name, index) => [name, Data[index]?.VarCharValue])))
}

/** How many rows have each verdict. */
export function countsOf(result: ResultSet | undefined): { readonly clean: number; readonly quarantined: number } {
  const counts = new Map(readRows(result).map(({ verdict = '', row_count }) => [verdict, Number(row_count)]))
  return { clean: counts.get('clean') ?? 0, quarantined: counts.get('quarantined') ?? 0 }
}
