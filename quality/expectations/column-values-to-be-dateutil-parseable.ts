import { ColumnName } from '../arguments.ts'
import { columnOfFamily } from '../batch.ts'
import { text } from '../dialect/quote.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'

/** The days that people write which are no ISO 8601, with and without a time, as date_parse reads them. */
const DAYS = ['%m/%d/%Y', '%d.%m.%Y', '%Y/%m/%d', '%Y%m%d', '%b %d, %Y', '%b %d %Y', '%d %b %Y', '%M %d, %Y', '%d %M %Y']
const TIMES = ['', ' %H:%i', ' %H:%i:%s']

/**
 * Every text is a date or time in a form that people write: ISO 8601, `1/31/2024`, `31.01.2024`, `Jan 31, 2024`, with or without a time.
 * Great Expectations guesses further (`tomorrow`, `31 of January`); what is not in this list is unexpected here.
 * https://greatexpectations.io/expectations/expect_column_values_to_be_dateutil_parseable
 */
export const expectColumnValuesToBeDateutilParseable = rowExpectation({
  type: 'expect_column_values_to_be_dateutil_parseable',
  args: { column: ColumnName },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOfFamily(batch, kwargs.column, ['text'])
    const formats = DAYS.flatMap((day) => TIMES.map((time) => day + time))
    const readings = [
      `try_cast(${column.sql} AS timestamp)`,
      `try(CAST(from_iso8601_timestamp(${column.sql}) AS timestamp))`,
      ...formats.map((format) => `try(date_parse(${column.sql}, ${text(format)}))`),
    ]
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: `coalesce(${readings.join(', ')}) IS NULL` }
  },
})
