import type { ScopeColumn } from './scope.ts'

/** Columns under the names of an alias list `t(a, b)`. */
export function renamed(columns: readonly ScopeColumn[], names: readonly string[] | undefined): readonly ScopeColumn[] {
  if (names === undefined) return columns
  return columns.map((column, index) => {
    const given = names[index]
    return given === undefined ? column : { ...column, name: given, sql: given }
  })
}
