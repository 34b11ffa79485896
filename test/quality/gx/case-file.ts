import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of Great Expectations' own test cases for one expectation, as data. */
export interface CaseFile {
  readonly expectation: string
  readonly sources: readonly { readonly kind: 'test_definitions' | 'pytest' | 'docstring' | 'transcribed' }[]
  /** Back ends that upstream's runner passes over for this expectation; `sql` is every one. */
  readonly not_implemented_upstream_for?: readonly string[]
  readonly datasets: readonly Dataset[]
  readonly cases: readonly Case[]
}

export interface Dataset {
  readonly columns: Readonly<Record<string, readonly unknown[]>>
  readonly name?: string
  /** Column types by back end. */
  readonly schema?: Readonly<Record<string, Readonly<Record<string, string>> | string>>
  /** Columns that were dates (`date`) or points in time (`datetime`). */
  readonly column_types?: Readonly<Record<string, string>>
  readonly other_tables?: readonly { readonly name: string; readonly columns: Readonly<Record<string, readonly unknown[]>> }[]
}

export interface Case {
  readonly title: string
  /** Index into the sources. */
  readonly source: number
  /** Index into the datasets. */
  readonly dataset: number
  readonly kwargs: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, unknown>>
  readonly exact_match?: boolean
  /** Relative. */
  readonly tolerance?: number
  readonly result_format?: string | { readonly result_format?: string }
  readonly only_for?: readonly string[]
  readonly suppress_for?: readonly string[]
  readonly ran_on?: readonly string[]
  readonly engines?: readonly string[]
  readonly suite_parameters?: Readonly<Record<string, unknown>>
}

/** Every case file of a folder, or of the folder `cases` in it. */
export function readCaseFiles(folder: string): readonly CaseFile[] {
  const names = readdirSync(folder)
  if (names.includes('cases')) return readCaseFiles(join(folder, 'cases'))
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CaseFile)
    .filter(({ cases }) => Array.isArray(cases))
}
