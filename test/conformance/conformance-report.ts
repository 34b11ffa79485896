import type { JsonValue } from '../../asl/json.ts'
import { type ConformanceCase, readCases } from './conformance-case.ts'
import { runCase } from './run-case.ts'
import type { Tier, TierResult } from './tier-result.ts'

/** How many of how many. */
export interface Score {
  total: number
  passed: number
}

/** One tier of one case that differs from its recording. */
export interface Failure {
  readonly name: string
  readonly tier: Tier
  readonly expected: JsonValue
  readonly actual: JsonValue
}

/** What a run over a folder of recordings comes to. A case passes when all its tiers do. */
export interface ConformanceReport extends Score {
  readonly byTier: Readonly<Record<Tier, Score>>
  readonly byArea: Readonly<Record<string, Score>>
  readonly failures: readonly Failure[]
}

/** Runs all cases below a folder. */
export async function conformanceReport(folder: string): Promise<ConformanceReport> {
  const byTier: Record<Tier, Score> = { output: score(), cause: score(), history: score() }
  const byArea: Record<string, Score> = {}
  const all = score()
  const failures: Failure[] = []
  for (const recorded of readCases(folder)) {
    const tiers = await runSafely(recorded)
    const passed = tiers.every((tier) => tier.passed)
    byArea[recorded.area] ??= score()
    for (const count of [all, byArea[recorded.area] as Score]) add(count, passed)
    for (const { tier, passed: tierPassed, expected, actual } of tiers) {
      add(byTier[tier], tierPassed)
      if (!tierPassed) failures.push({ name: recorded.name, tier, expected, actual })
    }
  }
  return { ...all, byTier, byArea, failures }
}

/** A bug of the engine fails one case, not the whole run. */
async function runSafely(recorded: ConformanceCase): Promise<TierResult[]> {
  try {
    return await runCase(recorded)
  } catch (error) {
    return [{ tier: 'output', passed: false, expected: recorded.expected ?? null, actual: String((error as Error).stack ?? error) }]
  }
}

function score(): Score {
  return { total: 0, passed: 0 }
}

function add(count: Score, passed: boolean): void {
  count.total++
  if (passed) count.passed++
}
