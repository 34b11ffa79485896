import type { JsonValue } from '../../asl/json.ts'

/** The tiers of a comparison, each counted only where its recording has something to compare. */
export type Tier = 'output' | 'cause' | 'history'

/** What one tier of one case came to. */
export interface TierResult {
  readonly tier: Tier
  readonly passed: boolean
  readonly expected: JsonValue
  readonly actual: JsonValue
}
