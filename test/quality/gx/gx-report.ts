import { EXPECTATIONS } from '../../../quality/expectations/catalogue.ts'
import { openAccount } from '../../local/athena/account.ts'
import { readCaseFiles } from './case-file.ts'
import { differenceOf } from './compare-outcome.ts'
import { engineOf } from './engine-of.ts'
import { caseRunner } from './run-case.ts'

export interface GxFailure {
  readonly expectation: string
  readonly title: string
  readonly reason: string
  readonly expected: unknown
  readonly actual: unknown
}

export interface GxReport {
  /** Cases that upstream states for SQL, of expectations that are delivered. */
  readonly total: number
  readonly passed: number
  readonly skipped: number
  /** How many cases were skipped for which reason. */
  readonly skippedBecause: Readonly<Record<string, number>>
  readonly byExpectation: Readonly<Record<string, { readonly total: number; readonly passed: number }>>
  readonly failures: readonly GxFailure[]
}

/** Names that upstream gave up and that a suite may still hold. */
const RENAMED = new Set(['expect_multicolumn_values_to_be_unique'])

/** Runs every case of a folder that upstream states for SQL on the local Athena. */
export async function gxReport(folder: string): Promise<GxReport> {
  const account = await openAccount()
  const run = caseRunner(account)
  const failures: GxFailure[] = []
  const byExpectation: Record<string, { total: number; passed: number }> = {}
  const skippedBecause: Record<string, number> = {}
  try {
    for (const file of readCaseFiles(folder)) {
      const { expectation } = file
      const isDelivered = EXPECTATIONS.has(expectation) || RENAMED.has(expectation)
      for (const each of file.cases) {
        const engine = engineOf(file, each)
        if (typeof engine === 'object' || !isDelivered) {
          const reason = typeof engine === 'object' ? engine.skipped : `not delivered: ${expectation}`
          skippedBecause[reason] = (skippedBecause[reason] ?? 0) + 1
          continue
        }
        const count = byExpectation[expectation] ?? { total: 0, passed: 0 }
        byExpectation[expectation] = count
        count.total++
        const failure = await failureOf(async () => {
          const actual = await run(file, each, engine)
          // Upstream compares whole results only in pytest; its JSON runner compares the members that both sides have.
          const isWhole = each.exact_match === true && file.sources[each.source]?.kind !== 'test_definitions'
          const stated = each.exact_match === true && !isWhole ? { ...each, expected: shared(each.expected, actual.result) } : each
          return { reason: differenceOf(stated, actual, isWhole), actual }
        })
        if (failure === undefined) count.passed++
        else failures.push({ expectation, title: each.title, expected: each.expected, ...failure })
      }
    }
  } finally {
    await account.close()
  }
  const counts = Object.values(byExpectation)
  return {
    total: counts.reduce((sum, { total }) => sum + total, 0),
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    skipped: Object.values(skippedBecause).reduce((sum, count) => sum + count, 0),
    skippedBecause,
    byExpectation,
    failures,
  }
}

function shared(expected: Readonly<Record<string, unknown>>, result: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(expected).filter(([key]) => key === 'success' || key === 'exception' || key in result))
}

/** A statement that the local Athena refuses fails its case; nothing is lost in an exception. */
async function failureOf(
  run: () => Promise<{ readonly reason: string | undefined; readonly actual: unknown }>,
): Promise<{ readonly reason: string; readonly actual: unknown } | undefined> {
  try {
    const { reason, actual } = await run()
    return reason === undefined ? undefined : { reason, actual }
  } catch (error) {
    return { reason: 'the statement failed', actual: error instanceof Error ? error.message : String(error) }
  }
}
