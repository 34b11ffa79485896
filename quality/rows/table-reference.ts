import type { Batch } from '../batch.ts'
import { identifier } from '../dialect/quote.ts'
import { QualityError } from '../quality-error.ts'

/** SQL for a table that an expectation names: `table`, `database.table`, `catalog.database.table`. Throws `missing-table` where the catalog is known not to have it. */
export function tableReference(batch: Batch, name: string): string {
  const known = batch.otherTables?.map((table) => table.toLowerCase())
  if (known !== undefined && !known.includes(name.toLowerCase())) {
    throw new QualityError({
      code: 'missing-table',
      path: '',
      message: `there is no table ${JSON.stringify(name)}`,
      hint: `correct the name; known are ${known.join(', ') || 'none'}`,
    })
  }
  return name.split('.').map(identifier).join('.')
}
