import type { ConformanceCase } from './conformance-case.ts'

/**
 * What AWS changed after some recordings were made. The engine does as the service does now, so an older recording is
 * compared with the change in mind.
 */
export interface ServiceChanges {
  /** Since November 2023 the context object has `Execution.RedriveCount`. */
  readonly beforeRedriveCount: boolean
  /**
   * Since the autumn of 2024 the exit of a Distributed Map hangs on `MapRunStarted`, before on `MapRunSucceeded`:
   * all recordings up to June 2024 have the one, all from November 2024 on the other.
   */
  readonly beforeExitOnMapRunStarted: boolean
}

/** The changes that came after a recording; none where its date is not known. */
export function changesSince(recorded: ConformanceCase): ServiceChanges {
  const date = recordedAt(recorded)
  return { beforeRedriveCount: date < Date.UTC(2023, 10, 15), beforeExitOnMapRunStarted: date < Date.UTC(2024, 8, 1) }
}

function recordedAt({ source }: ConformanceCase): number {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})/.exec(source?.recordedDate ?? '') ?? []
  if (year !== undefined) return Date.UTC(Number(year), Number(month) - 1, Number(day))
  const validated = Date.parse(source?.awsValidated ?? '')
  return Number.isNaN(validated) ? Number.POSITIVE_INFINITY : validated
}
