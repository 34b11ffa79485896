import type { ConformanceCase } from './conformance-case.ts'
import type { TierResult } from './run-case.ts'

/** Runs a recorded call of the TestState API. */
export async function runTestStateCase(recorded: ConformanceCase): Promise<TierResult[]> {
  return [{ tier: 'output', passed: false, expected: recorded.expected, actual: null }]
}
