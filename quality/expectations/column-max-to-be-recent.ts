import { ColumnName, RowCondition } from '../arguments.ts'
import { type Batch, columnOfFamily } from '../batch.ts'
import { isoMoment, momentOf } from '../dialect/moment.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import { QualityError } from '../quality-error.ts'
import { textOf } from '../rows/pattern.ts'
import { Type } from '../schema.ts'

const UNITS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 }

/**
 * The newest date or time is at most so old at the moment of the check: freshness. Times without a zone are UTC; a date is its midnight.
 * Great Expectations has none of its own; Soda calls it `freshness`, Glue `DataFreshness`: https://docs.aws.amazon.com/glue/latest/dg/dqdl-rule-types-DataFreshness.html
 */
export const expectColumnMaxToBeRecent = measureExpectation({
  type: 'expect_column_max_to_be_recent',
  args: {
    column: ColumnName,
    /** Added up: `{ days: 1, hours: 12 }`. */
    max_age: Type.Partial(Type.Object({ days: Type.Number(), hours: Type.Number(), minutes: Type.Number(), seconds: Type.Number() }), {
      additionalProperties: false,
      minProperties: 1,
    }),
    ...RowCondition,
  },
  measures({ column }, batch) {
    momentOfCheck(batch)
    const dated = columnOfFamily(batch, column, ['date', 'timestamp', 'zoned-timestamp'])
    return { newest: textOf({ ...dated, sql: aggregate(batch, `max(${dated.sql})`) }) }
  },
  judge({ max_age }, { newest = null }, batch) {
    const moment = newest === null ? undefined : momentOf(newest)
    if (moment === undefined) return { success: false, result: { observed_value: null } }
    const allowed = Object.entries(max_age).reduce((sum, [unit, count]) => sum + count * UNITS[unit as keyof typeof UNITS], 0)
    const age = (Date.parse(momentOfCheck(batch)) - Date.parse(`${moment.date}T${moment.time.slice(0, 12)}Z`)) / 1000
    return {
      success: age <= allowed,
      result: { observed_value: isoMoment(moment), details: { age_seconds: age, max_age_seconds: allowed, now: momentOfCheck(batch) } },
    }
  },
})

function momentOfCheck({ now }: Batch): string {
  if (now !== undefined) return now
  throw new QualityError({
    code: 'missing-argument',
    path: '',
    message: 'freshness needs the moment of the check',
    hint: 'pass `now` to compileSuite',
  })
}
