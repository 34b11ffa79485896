import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  compileSuite,
  expectColumnPairValuesAToBeGreaterThanB,
  expectColumnValuesToBeBetween,
  expectColumnValuesToBeInSet,
  expectColumnValuesToBeUnique,
  expectColumnValuesToNotBeNull,
  judge,
  suite,
} from '../../quality/index.ts'
import { type Account, openAccount, tableInput } from '../local/athena/account.ts'
import { makeTable } from './gx/case-table.ts'
import { queryRows } from './gx/query-rows.ts'

interface Row {
  readonly name: string | null
  readonly low: number | null
  readonly high: number | null
}

const EVENTS = suite('events', [
  expectColumnValuesToNotBeNull({ column: 'name' }),
  expectColumnValuesToBeInSet({ column: 'name', valueSet: ['login', "it's"], mostly: 0.5 }),
  expectColumnValuesToBeBetween({ column: 'low', minValue: -1, maxValue: 1, strictMax: true, rowCondition: 'name == "login"' }),
  expectColumnPairValuesAToBeGreaterThanB({ columnA: 'high', columnB: 'low', ignoreRowIf: 'either_value_is_missing' }),
  expectColumnValuesToBeUnique({ column: 'high', severity: 'warning' }),
])

/** The same rules once more, plainly: whether each expectation finds the row unexpected. */
function findings({ name, low, high }: Row, all: readonly Row[]): readonly boolean[] {
  return [
    name === null,
    name !== null && !['login', "it's"].includes(name),
    name === 'login' && low !== null && (low < -1 || low >= 1),
    low !== null && high !== null && high <= low,
    high !== null && all.filter((row) => row.high === high).length > 1,
  ]
}

const rowsOf = fc.array(
  fc.record({
    name: fc.constantFrom('login', "it's", 'LOGIN', '', '; --', null),
    low: fc.option(fc.integer({ min: -2, max: 2 })),
    high: fc.option(fc.integer({ min: -2, max: 9 })),
  }),
  { maxLength: 12 },
)

let account: Account
let tables = 0
beforeAll(async () => {
  account = await openAccount()
})
afterAll(() => account.close())

test('whatever the rows, scan and split find the same ones unexpected as plain rules do, and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf, async (rows) => {
      const table = `rows_${tables++}`
      const types = [
        ['name', 'string'],
        ['low', 'int'],
        ['high', 'int'],
      ] as const
      await makeTable(account, 'sales', {
        name: table,
        columns: types.map(([name, type]) => ({ name, type, values: rows.map((row) => row[name]) })),
      })
      const columns = types.map(([name, type]) => ({ name, type }))
      const { suite: resolved, scan, split } = compileSuite(EVENTS, { table: { database: 'sales', table }, columns })
      const { rows: scanned } = await queryRows(account, 'sales', scan)
      const found = rows.map((row) => findings(row, rows))
      const counts = judge(resolved, scanned[0] ?? {}).results.map(({ result }) => result.unexpected_count)
      expect(counts).toEqual(EVENTS.expectations.map((_, index) => found.filter((each) => each[index]).length))

      await account.done(split(`s3://lake/split_${table}/`))
      await account.catalog.createTable(
        'sales',
        tableInput(`split_${table}`, 'parquet', 'name string, low int, high int, reasons string', { keys: 'verdict string' }),
      )
      await account.done(`MSCK REPAIR TABLE split_${table}`)
      const written = await account.rows(`SELECT verdict, name, low, high FROM split_${table}`)
      const expected = rows.map(({ name, low, high }, index) => [
        found[index]?.some(Boolean) ? 'quarantined' : 'clean',
        name,
        low === null ? null : String(low),
        high === null ? null : String(high),
      ])
      expect(sorted(written)).toEqual(sorted(expected))
    }),
    { numRuns: 15 },
  )
})

test('clean rows of a null and a set rule are those of a statement written by hand', async () => {
  const columns = [
    { name: 'event_id', type: 'string', values: ['1', '2', null, '4', '5', '6'] },
    { name: 'event_type', type: 'string', values: ['login', 'Login', 'view', null, 'view', 'purchase'] },
  ]
  await makeTable(account, 'sales', { name: 'events', columns })
  const rules = suite('events', [
    expectColumnValuesToNotBeNull({ column: 'event_id' }),
    expectColumnValuesToNotBeNull({ column: 'event_type' }),
    expectColumnValuesToBeInSet({ column: 'event_type', valueSet: ['login', 'view', 'purchase'] }),
  ])
  const { split } = compileSuite(rules, { table: 'events', columns })
  await account.done(split('s3://lake/split_events/'))
  await account.catalog.createTable(
    'sales',
    tableInput('split_events', 'parquet', 'event_id string, event_type string, reasons string', { keys: 'verdict string' }),
  )
  await account.done('MSCK REPAIR TABLE split_events')
  const byHand = `SELECT event_id, event_type FROM events
    WHERE event_id IS NOT NULL AND event_type IN ('login', 'view', 'purchase')`
  const generated = await account.rows(`SELECT event_id, event_type FROM split_events WHERE verdict = 'clean'`)
  expect(sorted(generated)).toEqual(sorted(await account.rows(byHand)))
  expect(generated).toHaveLength(3)
})

function sorted(rows: readonly (readonly (string | null)[])[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted()
}
