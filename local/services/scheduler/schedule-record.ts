import type { ActionAfterCompletion, ScheduleState, Target } from '@aws-sdk/client-scheduler'

/** A schedule as its file holds it. Times are milliseconds since the Unix epoch. */
export interface ScheduleRecord {
  readonly name: string
  readonly group: string
  readonly arn: string
  readonly expression: string
  /** An IANA name. */
  readonly zone: string
  readonly state: ScheduleState
  readonly target: Target
  readonly description?: string
  readonly start?: number
  readonly end?: number
  readonly afterCompletion: ActionAfterCompletion
  readonly flexibleMinutes?: number
  readonly created: number
  readonly modified: number
}
