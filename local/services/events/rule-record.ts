import type { RuleState, Target } from '@aws-sdk/client-eventbridge'

/** The bus that every account has. */
export const DEFAULT_BUS = 'default'

/** A bus as its file holds it. */
export interface BusRecord {
  readonly name: string
  readonly arn: string
  /** Milliseconds since the Unix epoch. */
  readonly created: number
}

/** A rule as its file holds it. */
export interface RuleRecord {
  readonly name: string
  readonly arn: string
  readonly bus: string
  /** JSON text, as it was given. */
  readonly pattern?: string
  readonly schedule?: string
  readonly state: RuleState
  readonly description?: string
  readonly targets: readonly Target[]
  /** Milliseconds since the Unix epoch: from when a rate counts. */
  readonly created: number
}
