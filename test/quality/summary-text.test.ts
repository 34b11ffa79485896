import { expect, test } from '@jest/globals'
import {
  compileSuite,
  expectColumnMeanToBeBetween,
  expectColumnValuesToBeBetween,
  expectColumnValuesToNotBeNull,
  judge,
  suite,
  summaryText,
} from '../../quality/index.ts'

test('a summary names the verdict, the partition, and what failed, worst first', () => {
  const columns = [
    { name: 'price', type: 'double' },
    { name: 'dt', type: 'string' },
  ]
  const { suite: resolved, scan } = compileSuite(
    suite('orders', [
      expectColumnMeanToBeBetween({ column: 'price', maxValue: 5, severity: 'info' }),
      expectColumnValuesToBeBetween({ column: 'price', minValue: 0, severity: 'warning' }),
      expectColumnValuesToNotBeNull({ column: 'nobody' }),
      expectColumnValuesToNotBeNull({ column: 'price' }),
    ]),
    { table: 'orders', columns, partition: { dt: '2024-01-31' } },
  )
  const context = /^ {2}'((?:[^']|'')*)' AS context/m.exec(scan)?.[1]?.replaceAll("''", "'")
  const row = {
    context,
    row_count: '8',
    e0_value: '7.5',
    e1_elements: '8',
    e1_missing: '0',
    e1_unexpected: '2',
    e1_sample: '["[\\"-1.0E0\\"]","[\\"-2.0E0\\"]"]',
  }
  expect(summaryText(judge(resolved, { ...row, e3_elements: '8', e3_unexpected: '0' })).split('\n')).toEqual([
    'orders: critical (1 of 4 expectations, 8 rows of "orders" dt=2024-01-31)',
    expect.stringContaining('- critical: nobody: expect_column_values_to_not_be_null: not checked: the table has no column "nobody"'),
    '- warning: price: expect_column_values_to_be_between: 2 of 8 rows unexpected, 25.00 %, such as -2, -1',
    '- info: price: expect_column_mean_to_be_between: observed 7.5',
  ])
})
