import { expect, test } from '@jest/globals'
import {
  expectColumnPairValuesAToBeGreaterThanB,
  expectColumnValuesToBeBetween,
  expectColumnValuesToBeInSet,
  expectRowsToSatisfy,
  fromGreatExpectations,
  isQualityError,
  parameter,
  suite,
  toGreatExpectations,
} from '../../quality/index.ts'

test('a suite of Great Expectations 1.x loads unchanged and is written back the same', () => {
  const json = {
    name: 'orders',
    id: '9f1c0c9e-0000-4000-8000-000000000000',
    expectations: [
      {
        type: 'expect_column_values_to_be_between',
        kwargs: { column: 'price', min_value: 0, strict_min: true, mostly: 0.95 },
        meta: { owner: 'sales' },
        severity: 'warning' as const,
        id: 'a',
      },
      {
        type: 'expect_table_row_count_to_be_between',
        kwargs: { min_value: { $PARAMETER: 'least' } },
        meta: {},
        severity: 'critical' as const,
      },
    ],
    meta: { great_expectations_version: '1.3.0' },
    notes: null,
  }
  expect(toGreatExpectations(fromGreatExpectations(json))).toEqual(json)
})

test('a suite of Great Expectations 0.18 loads: its names, its nulls, its run arguments', () => {
  const { name, expectations } = fromGreatExpectations({
    expectation_suite_name: 'orders.warning',
    data_asset_type: null,
    ge_cloud_id: null,
    expectations: [
      {
        expectation_type: 'expect_column_values_to_be_in_set',
        kwargs: {
          column: 'country',
          value_set: ['UK'],
          mostly: null,
          result_format: 'BASIC',
          catch_exceptions: true,
          parse_strings_as_datetimes: false,
        },
        meta: {},
      },
    ],
    meta: { great_expectations_version: '0.18.21' },
  })
  expect(name).toBe('orders.warning')
  expect(expectations).toEqual([expectColumnValuesToBeInSet({ column: 'country', valueSet: ['UK'] })])
})

test('the constructors speak the same suite in camelCase', () => {
  expect(expectColumnPairValuesAToBeGreaterThanB({ columnA: 'sold', columnB: 'returned', orEqual: true, ignoreRowIf: 'neither' })).toEqual({
    type: 'expect_column_pair_values_a_to_be_greater_than_b',
    kwargs: { column_A: 'sold', column_B: 'returned', or_equal: true, ignore_row_if: 'neither' },
    severity: 'critical',
  })
  expect(expectColumnValuesToBeBetween({ column: 'price', minValue: parameter('least'), severity: 'info' }).kwargs).toEqual({
    column: 'price',
    min_value: { $PARAMETER: 'least' },
  })
})

test.each([
  [
    { type: 'expect_column_values_to_be_nice', kwargs: {} },
    'unknown-expectation',
    '/expectations/0/type',
    'expect_column_values_to_be_nice',
  ],
  [{ type: 'expect_column_values_to_be_unique', kwargs: { colum: 'a' } }, 'unknown-argument', '/expectations/0/kwargs/colum', 'colum'],
  [{ type: 'expect_column_values_to_be_unique', kwargs: {} }, 'missing-argument', '/expectations/0/kwargs/column', 'column'],
  [
    { type: 'expect_column_values_to_be_unique', kwargs: { column: 'a', mostly: 1.1 } },
    'invalid-argument',
    '/expectations/0/kwargs/mostly',
    '1.1',
  ],
  [
    { type: 'expect_column_values_to_be_between', kwargs: { column: 'a', min_value: 2, max_value: 1 } },
    'invalid-argument',
    '/expectations/0/kwargs/min_value',
    '2 > 1',
  ],
  [
    { type: 'expect_column_values_to_be_between', kwargs: { column: 'a', min_value: 1, windows: [{}] } },
    'unsupported-argument',
    '/expectations/0/kwargs/windows',
    'windows',
  ],
  [
    { type: 'expect_column_values_to_match_strftime_format', kwargs: { column: 'a', strftime_format: '%Q' } },
    'invalid-argument',
    '/expectations/0/kwargs/strftime_format',
    '%Q',
  ],
  [
    { type: 'unexpected_rows_expectation', kwargs: { unexpected_rows_query: 'SELECT 1) --' } },
    'invalid-query',
    '/expectations/0/kwargs/unexpected_rows_query',
    'parenthesis',
  ],
  [
    { type: 'unexpected_rows_expectation', kwargs: { unexpected_rows_query: 'SELECT 1; DROP TABLE t' } },
    'invalid-query',
    '/expectations/0/kwargs/unexpected_rows_query',
    'more than one',
  ],
  [
    { type: 'expect_column_values_to_be_unique', kwargs: { column: 'a' }, severity: 'fatal' },
    'invalid-suite',
    '/expectations/0/severity',
    'fatal',
  ],
])('%j is refused by name', (entry, code, path, named) => {
  const error = errorOf(() => fromGreatExpectations({ name: 'wrong', expectations: [entry] }))
  expect(error).toMatchObject({ code, path })
  expect(error?.message).toContain(named)
  expect(error?.hint).not.toBe('')
})

test('what is no suite is refused', () => {
  for (const json of [null, [], 'suite', { expectations: [] }, { name: 'a' }]) {
    expect(errorOf(() => fromGreatExpectations(json))?.code).toBe('invalid-suite')
  }
})

test('an expectation that only we have is not exported as something else', () => {
  const ours = suite('ours', [expectRowsToSatisfy({ condition: 'quantity > 0' })])
  expect(errorOf(() => toGreatExpectations(ours))).toMatchObject({ code: 'unknown-expectation', path: '/expectations/0' })
})

function errorOf(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (isQualityError(error)) return error
    throw error
  }
  return undefined
}
