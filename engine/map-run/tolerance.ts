import { FieldFailure } from '../errors/field-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { numberField } from '../states/number-field.ts'
import { percentageField } from '../states/percentage-field.ts'

/** How many failed items a map run takes. */
export interface Tolerance {
  readonly count: number | undefined
  readonly percentage: number | undefined
  /** Whether the run goes on after `failed` of `total` items failed. */
  allows(failed: number, total: number): boolean
}

/**
 * Reads `ToleratedFailureCount` and `ToleratedFailurePercentage`: without either no failure is tolerated,
 * with both the stricter one counts.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold
 */
export async function readTolerance(frame: Frame): Promise<Tolerance> {
  const count = await numberField(frame, 'ToleratedFailureCount')
  const percentage = await percentageField(frame, 'ToleratedFailurePercentage')
  if (count !== undefined && count < 0) throw new FieldFailure('ToleratedFailureCount cannot be negative.')
  if (percentage !== undefined && (percentage < 0 || percentage > 100)) {
    throw new FieldFailure('ToleratedFailurePercentage must be between 0 and 100.')
  }
  if (count !== undefined) frame.observe?.('toleratedFailureCount', count)
  if (percentage !== undefined) frame.observe?.('toleratedFailurePercentage', percentage)
  const isNone = count === undefined && percentage === undefined
  return {
    count,
    percentage,
    allows: (failed, total) =>
      isNone ? failed === 0 : (count === undefined || failed <= count) && (percentage === undefined || failed * 100 <= percentage * total),
  }
}
