import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type Column,
  compileSuite,
  expectColumnValuesToBeBetween,
  expectColumnValuesToNotBeNull,
  expectColumnValuesToNotMatchRegex,
  expectCompoundColumnsToBeUnique,
  judge,
  suite,
} from '../../quality/index.ts'
import { type Account, openAccount, tableInput } from '../local/athena/account.ts'
import { queryRows } from './gx/query-rows.ts'
import { type RetailLine, retailLines } from './retail-lines.ts'

const folder = join(import.meta.dirname, '../../../shared/data/retail')
const isPresent = existsSync(folder)
if (!isPresent) console.warn('skipped: the real data of ../shared/data/retail is not here')
const whenPresent = isPresent ? test : test.skip

const COLUMNS: readonly Column[] = [
  { name: 'invoice_no', type: 'string' },
  { name: 'stock_code', type: 'string' },
  { name: 'description', type: 'string' },
  { name: 'quantity', type: 'int' },
  { name: 'unit_price', type: 'double' },
  { name: 'customer_id', type: 'string' },
  { name: 'dt', type: 'string' },
]
const RETAIL = suite('retail', [
  expectColumnValuesToNotBeNull({ column: 'customer_id' }),
  expectColumnValuesToBeBetween({ column: 'quantity', minValue: 1, severity: 'warning' }),
  expectColumnValuesToBeBetween({ column: 'unit_price', minValue: 0, strictMin: true, mostly: 0.99 }),
  expectColumnValuesToNotBeNull({ column: 'description' }),
  expectColumnValuesToNotMatchRegex({ column: 'description', regex: '^[a-z ?]+$' }),
  expectCompoundColumnsToBeUnique({ columnList: ['invoice_no', 'stock_code'], rowCondition: 'quantity > 0', severity: 'warning' }),
])

let account: Account
beforeAll(async () => {
  account = await openAccount()
  if (!isPresent) return
  for (const file of readdirSync(folder)) await account.store.write('lake', `retail/${file}`, readFileSync(join(folder, file)))
  const names = 'invoiceno stockcode description quantity invoicedate unitprice customerid country'
  const columns = names.replaceAll(' ', ' string, ').concat(' string')
  await account.catalog.createTable('sales', tableInput('retail', 'open-csv', columns, { table: { 'skip.header.line.count': '1' } }))
  await account.done(`CREATE TABLE orders WITH (format = 'PARQUET', external_location = 's3://lake/orders/', partitioned_by = ARRAY['dt']) AS
    SELECT invoiceno AS invoice_no, stockcode AS stock_code, nullif(description, '') AS description, CAST(quantity AS integer) AS quantity,
      CAST(unitprice AS double) AS unit_price, nullif(customerid, '') AS customer_id, substr(invoicedate, 1, 10) AS dt
    FROM retail`)
})
afterAll(() => account.close())

/** A plain computation of the same rules: every line with its reasons. */
function reasonsOf(lines: readonly RetailLine[]): readonly string[] {
  const key = (line: RetailLine) => `${line.invoice_no}\n${line.stock_code}`
  const sold = new Map<string, number>()
  for (const line of lines) if (line.quantity > 0) sold.set(key(line), (sold.get(key(line)) ?? 0) + 1)
  return lines.map((line) => {
    const reasons = [
      line.customer_id === null && 'customer_id: expect_column_values_to_not_be_null',
      line.quantity < 1 && 'quantity: expect_column_values_to_be_between',
      line.unit_price <= 0 && 'unit_price: expect_column_values_to_be_between',
      line.description === null && 'description: expect_column_values_to_not_be_null',
      /^[a-z ?]+$/.test(line.description ?? '') && 'description: expect_column_values_to_not_match_regex',
      line.quantity > 0 && (sold.get(key(line)) ?? 0) > 1 && 'invoice_no, stock_code: expect_compound_columns_to_be_unique',
    ]
    return JSON.stringify([...COLUMNS.map(({ name }) => String(line[name as keyof RetailLine])), reasons.filter(Boolean).join('; ')])
  })
}

/** Runs the split and reads what it wrote. */
async function split(partition: Readonly<Record<string, string>>, name: string) {
  const compiled = compileSuite(RETAIL, { table: { database: 'sales', table: 'orders' }, columns: COLUMNS, partition })
  await account.done(compiled.split(`s3://lake/${name}/`))
  const columns = [...COLUMNS.map((column) => `${column.name} ${column.type}`), 'reasons string'].join(', ')
  await account.catalog.createTable('sales', tableInput(name, 'parquet', columns, { keys: 'verdict string' }))
  await account.done(`MSCK REPAIR TABLE ${name}`)
  return compiled
}

async function judgedRows(
  name: string,
): Promise<{ readonly rows: readonly string[]; readonly verdicts: Readonly<Record<string, number>> }> {
  const listed = COLUMNS.map((column) => `coalesce(CAST(${column.name} AS varchar), 'null')`).join(', ')
  const rows = await account.rows(`SELECT json_format(CAST(ARRAY[${listed}, reasons] AS json)), verdict FROM ${name}`)
  const verdicts: Record<string, number> = {}
  for (const [, verdict] of rows) verdicts[verdict as string] = (verdicts[verdict as string] ?? 0) + 1
  return { rows: rows.map(([row]) => plainNumbers(row as string)), verdicts }
}

/** Athena writes a double as `1.25E0`. */
function plainNumbers(row: string): string {
  const values = JSON.parse(row) as string[]
  return JSON.stringify(values.map((value, index) => (COLUMNS[index]?.name === 'unit_price' ? String(Number(value)) : value)))
}

whenPresent('the split of real data puts every row into clean or quarantine, with all the reasons of a plain computation', async () => {
  const lines = retailLines(folder)
  await split({}, 'judged')
  const { rows, verdicts } = await judgedRows('judged')
  const expected = reasonsOf(lines)
  const quarantined = expected.filter((row) => !row.endsWith(',""]')).length
  expect(rows.toSorted()).toEqual(expected.toSorted())
  expect(lines).toHaveLength(42_481)
  expect(verdicts).toEqual({ clean: 42_481 - quarantined, quarantined })
  expect(expected.some((row) => row.split('; ').length >= 3)).toBe(true)
})

whenPresent('the scan of one day counts what a plain computation counts, and the verdict follows', async () => {
  const day = '2010-12-01'
  const lines = retailLines(folder).filter(({ dt }) => dt === day)
  const { suite: resolved, scan } = await split({ dt: day }, 'judged_day')
  const { rows } = await queryRows(account, 'sales', scan)
  const result = judge(resolved, rows[0] ?? {})
  const counts = result.results.map(({ result: { unexpected_count } }) => unexpected_count)
  const reasons = reasonsOf(lines).map((row) => row.slice(row.lastIndexOf('","')))
  const times = (reason: string) => reasons.filter((row) => row.includes(reason)).length
  expect(counts).toEqual([
    times('customer_id: expect_column_values_to_not_be_null'),
    times('quantity: '),
    times('unit_price: '),
    times('description: expect_column_values_to_not_be_null'),
    times('description: expect_column_values_to_not_match_regex'),
    times('invoice_no, stock_code: '),
  ])
  expect(result.meta).toMatchObject({ row_count: lines.length, partition: { dt: day } })
  expect(result.verdict).toBe('critical')
  expect((await judgedRows('judged_day')).rows).toHaveLength(lines.length)
})
