import { expect, test } from '@jest/globals'
import { planSuite } from '../../quality/compile/planned.ts'
import {
  compileSuite,
  expectColumnMaxToBeRecent,
  expectColumnValuesToBeBetween,
  expectColumnValuesToBeInSet,
  expectColumnValuesToBeUnique,
  expectColumnValuesToNotBeNull,
  expectTableRowCountToBeBetween,
  expectTableRowCountToEqualOtherTable,
  fromGreatExpectations,
  judge,
  parameter,
  QualityError,
  type QualityErrorCode,
  suite,
  unexpectedRowsExpectation,
} from '../../quality/index.ts'

const COLUMNS = [{ name: 'a', type: 'int' }]
const OPTIONS = { table: 't', columns: COLUMNS }

/** What an expectation that the table cannot answer says. */
function refusedBy(config: Parameters<typeof suite>[1][number], otherTables?: readonly string[]): void {
  const [planned] = planSuite(suite('s', [config]), { columns: COLUMNS, likeSyntax: 'athena', ...(otherTables && { otherTables }) })
  if (planned?.kind === 'error') throw planned.error
}

const EXAMPLES: Readonly<Record<QualityErrorCode, () => unknown>> = {
  'invalid-suite': () => fromGreatExpectations({ expectations: 'none' }),
  'unknown-expectation': () => fromGreatExpectations({ name: 's', expectations: [{ type: 'expect_miracles', kwargs: {} }] }),
  'unknown-argument': () =>
    fromGreatExpectations({ name: 's', expectations: [{ type: 'expect_column_to_exist', kwargs: { column: 'a', index: 1 } }] }),
  'unsupported-argument': () =>
    fromGreatExpectations({
      name: 's',
      expectations: [
        { type: 'expect_column_values_to_be_between', kwargs: { column: 'a', min_value: 1, allow_cross_type_comparisons: true } },
      ],
    }),
  'missing-argument': () => refusedBy(expectColumnMaxToBeRecent({ column: 'a', maxAge: { days: 1 } })),
  'invalid-argument': () => expectColumnValuesToBeBetween({ column: 'a', minValue: 2, maxValue: 1 }),
  'unknown-parameter': () => compileSuite(suite('s', [expectTableRowCountToBeBetween({ minValue: parameter('least') })]), OPTIONS),
  'invalid-parameter': () => compileSuite(suite('s', [expectTableRowCountToBeBetween({ minValue: parameter('1 +') })]), OPTIONS),
  'invalid-row-condition': () => refusedBy(expectColumnValuesToNotBeNull({ column: 'a', rowCondition: 'a >' })),
  'invalid-query': () => unexpectedRowsExpectation({ unexpectedRowsQuery: 'DELETE FROM {batch}' }),
  'invalid-name': () => compileSuite(suite('s', []), { ...OPTIONS, table: '' }),
  'missing-column': () => refusedBy(expectColumnValuesToBeUnique({ column: 'b' })),
  'missing-table': () => refusedBy(expectTableRowCountToEqualOtherTable({ otherTableName: 'u' }), []),
  'type-mismatch': () => refusedBy(expectColumnValuesToBeInSet({ column: 'a', valueSet: ['x'] })),
  'reserved-column': () => compileSuite(suite('s', []), { ...OPTIONS, columns: [{ name: 'Verdict', type: 'string' }] }).split('s3://b/'),
  'statement-too-long': () =>
    compileSuite(
      suite('s', [expectColumnValuesToBeInSet({ column: 'a', valueSet: Array.from({ length: 99_999 }, (_, index) => index) })]),
      OPTIONS,
    ),
  'invalid-scan-row': () => judge(suite('s', []), {}),
}

test.each(Object.entries(EXAMPLES))('%s says what was found and what to do', (code, run) => {
  let error: unknown
  try {
    run()
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(QualityError)
  expect(error).toMatchObject({ code })
  expect((error as QualityError).message).not.toBe('')
  expect((error as QualityError).hint).not.toBe('')
})

test('the arguments of a constructor are checked by the compiler', () => {
  // @ts-expect-error: no such argument
  expect(() => expectColumnValuesToBeUnique({ column: 'a', colum: 'b' })).toThrow('has no argument colum')
  // @ts-expect-error: a column is needed
  expect(() => expectColumnValuesToBeUnique({})).toThrow('lacks its argument column')
  // @ts-expect-error: not a severity
  expectColumnValuesToBeUnique({ column: 'a', severity: 'fatal' })
  // @ts-expect-error: not a number
  expect(() => expectTableRowCountToBeBetween({ minValue: 'ten' })).toThrow('min_value is "ten"')
})
