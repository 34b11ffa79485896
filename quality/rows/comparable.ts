import type { BatchColumn } from '../batch.ts'
import { areComparable } from '../dialect/column-type.ts'
import { QualityError } from '../quality-error.ts'

/** Throws `type-mismatch` where Athena would not compare the columns with each other. */
export function requireComparable(columns: readonly BatchColumn[]): void {
  const [first] = columns
  const other = columns.find(({ family }) => first !== undefined && !areComparable(first.family, family))
  if (first === undefined || other === undefined) return
  throw new QualityError({
    code: 'type-mismatch',
    path: '',
    message: `columns ${first.name} (${first.type}) and ${other.name} (${other.type}) cannot be compared`,
    hint: 'compare columns of one kind, or change the type of one of them',
  })
}
