import { expect, test } from '@jest/globals'
import {
  type Column,
  compileSuite,
  expectColumnMeanToBeBetween,
  expectColumnValuesToBeBetween,
  expectColumnValuesToBeInSet,
  expectColumnValuesToNotBeNull,
  judge,
  parameter,
  type ScanRow,
  suite,
} from '../../quality/index.ts'

const COLUMNS: readonly Column[] = [
  { name: 'customer', type: 'string' },
  { name: 'price', type: 'double' },
  { name: 'sold_at', type: 'timestamp' },
  { name: 'dt', type: 'date' },
]
const OPTIONS = { table: { database: 'lake', table: 'orders' }, columns: COLUMNS, partition: { dt: '2024-01-31' } }

test('a scan reads one partition once and asks every expectation', () => {
  const { scan } = compileSuite(
    suite('orders', [expectColumnValuesToNotBeNull({ column: 'customer' }), expectColumnMeanToBeBetween({ column: 'price', minValue: 1 })]),
    OPTIONS,
  )
  expect(scan.match(/FROM "lake"\."orders"/g)).toHaveLength(1)
  expect(scan).toContain(`WHERE "dt" = DATE '2024-01-31'`)
  expect(scan).toContain('AS "e0_unexpected"')
  expect(scan).toContain('avg(CAST("price" AS double)) AS "e1_value"')
})

test('a split names the columns and the expectation in the reason, and repeats none', () => {
  const twice = [
    expectColumnValuesToBeBetween({ column: 'price', minValue: 0 }),
    expectColumnValuesToBeBetween({ column: 'price', maxValue: 100 }),
  ]
  const { split } = compileSuite(suite('orders', twice), OPTIONS)
  const statement = split('s3://lake/judged/')
  expect(statement.match(/'price: expect_column_values_to_be_between'/g)).toHaveLength(1)
  expect(statement).toContain(`TO 's3://lake/judged/'`)
})

test('an expectation of severity info informs, and quarantines no row unless asked to', () => {
  const mild = suite('orders', [expectColumnValuesToNotBeNull({ column: 'customer', severity: 'info' })])
  expect(compileSuite(mild, OPTIONS).split('s3://lake/judged/')).not.toContain("'customer: ")
  expect(compileSuite(mild, { ...OPTIONS, quarantineFrom: 'info' }).split('s3://lake/judged/')).toContain("'customer: ")
})

test('what one expectation cannot ask of the table is its own failure, and critical', () => {
  const { suite: resolved, scan } = compileSuite(
    suite('orders', [
      expectColumnValuesToNotBeNull({ column: 'nobody', severity: 'info' }),
      expectColumnValuesToBeInSet({ column: 'price', valueSet: ['cheap'], severity: 'info' }),
      expectColumnValuesToNotBeNull({ column: 'customer' }),
    ]),
    OPTIONS,
  )
  const result = judge(resolved, rowOf(scan, { row_count: '2', e2_elements: '2', e2_unexpected: '0' }))
  expect(result.results.map(({ success, exception_info }) => [success, exception_info.raised_exception])).toEqual([
    [false, true],
    [false, true],
    [true, false],
  ])
  expect(result.results[0]?.exception_info.exception_message).toContain('the table has no column "nobody"')
  expect(result.verdict).toBe('critical')
  expect(result.statistics.successful_expectations).toBe(1)
})

test('the verdict is the worst severity that failed', () => {
  const expectations = (['info', 'warning'] as const).map((severity) => expectColumnValuesToNotBeNull({ column: 'customer', severity }))
  const { suite: resolved, scan } = compileSuite(suite('orders', expectations), OPTIONS)
  const rows = (info: string, warning: string) =>
    rowOf(scan, { row_count: '2', e0_elements: '2', e0_unexpected: info, e1_elements: '2', e1_unexpected: warning })
  expect(judge(resolved, rows('0', '0')).verdict).toBe('passed')
  expect(judge(resolved, rows('1', '0')).verdict).toBe('info')
  expect(judge(resolved, rows('1', '1')).verdict).toBe('warning')
})

test('missing values do not count for mostly', () => {
  const config = expectColumnValuesToBeBetween({ column: 'price', minValue: 0, mostly: 0.8 })
  const { suite: resolved, scan } = compileSuite(suite('orders', [config]), OPTIONS)
  const row = (unexpected: string) => rowOf(scan, { row_count: '10', e0_elements: '10', e0_missing: '5', e0_unexpected: unexpected })
  expect(judge(resolved, row('1')).success).toBe(true)
  expect(judge(resolved, row('2')).success).toBe(false)
  expect(judge(resolved, row('1')).results[0]?.result).toMatchObject({
    unexpected_percent: 20,
    unexpected_percent_total: 10,
    missing_percent: 50,
  })
})

test('a parameter is given when the suite is compiled, and one without a value is named', () => {
  const config = expectColumnValuesToBeBetween({ column: 'sold_at', minValue: parameter('now() - timedelta(days=days)') })
  const compile = (parameters?: Record<string, unknown>) =>
    compileSuite(suite('orders', [config]), { ...OPTIONS, now: '2024-02-01T00:00:00Z', ...(parameters && { parameters }) })
  expect(compile({ days: 1 }).scan).toContain(`"sold_at" < TIMESTAMP '2024-01-31 00:00:00.000000'`)
  expect(() => compile()).toThrow('names the parameter days, which has no value')
})

test('a partition column that the table lacks is an error', () => {
  expect(() => compileSuite(suite('orders', []), { ...OPTIONS, partition: { day: '2024-01-31' } })).toThrow('the table has no column "day"')
})

test('a row of something else is refused: no count that is missing passes for zero', () => {
  const { suite: resolved, scan } = compileSuite(suite('orders', [expectColumnValuesToNotBeNull({ column: 'customer' })]), OPTIONS)
  expect(() => judge(resolved, rowOf(scan, { row_count: '1' }))).toThrow('lacks e0_elements')
  expect(() => judge(suite('others', resolved.expectations), rowOf(scan, {}))).toThrow('is of the suite "orders"')
  expect(() => judge(suite('orders', []), { rows: '1' })).toThrow('the row has no column context')
})

/** A scan's row as Athena gives it: its context is a literal of the statement. */
function rowOf(scan: string, values: ScanRow): ScanRow {
  const context = /^ {2}'((?:[^']|'')*)' AS context/m.exec(scan)?.[1]?.replaceAll("''", "'")
  return { context, ...values }
}
