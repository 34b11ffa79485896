import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  type CompileOptions,
  compileSuite,
  type ExpectationConfig,
  expectColumnMaxToBeBetween,
  expectColumnMaxToBeRecent,
  expectColumnMedianToBeBetween,
  expectColumnQuantileValuesToBeBetween,
  expectColumnSumToBeBetween,
  expectColumnValuesToBeDateutilParseable,
  expectColumnValuesToBeDecreasing,
  expectColumnValuesToBeIncreasing,
  expectColumnValuesToBeJsonParseable,
  expectColumnValuesToBeNull,
  expectColumnValuesToBePresentInOtherTable,
  expectColumnValuesToBeUnique,
  expectColumnValuesToMatchLikePattern,
  expectColumnValuesToMatchStrftimeFormat,
  expectColumnValueZScoresToBeLessThan,
  expectQueryValueToBeBetween,
  expectRowsToSatisfy,
  expectTableRowCountToEqualOtherTable,
  judge,
  suite,
  unexpectedRowsExpectation,
} from '../../quality/index.ts'
import { type Account, openAccount } from '../local/athena/account.ts'
import { makeTable } from './gx/case-table.ts'
import { queryRows } from './gx/query-rows.ts'

const COLUMNS = [
  { name: 'id', type: 'int', values: [1, 2, 3, 4, 5, 6] },
  { name: 'level', type: 'double', values: [1, 2.5, null, 2, 2, 40] },
  { name: 'group', type: 'string', values: ['a', 'a', 'a', 'b', 'b', null] },
  { name: 'payload', type: 'string', values: ['{"a": 1}', '[1]', '"x"', '{a: 1}', '', null] },
  { name: 'written', type: 'string', values: ['2024-01-31', '1/31/2024', 'Jan 31, 2024 10:00', 'soon', '2024-02-30', null] },
  { name: 'day', type: 'string', values: ['2024-01-31', '2024-2-1', '31.01.2024', '', '2024-13-01', null] },
  { name: 'at', type: 'timestamp', values: ['2024-01-30T12:00:00', '2024-01-31T06:00:00', null, null, null, null] },
] as const
const OPTIONS: CompileOptions = {
  table: { database: 'sales', table: 'sample' },
  columns: COLUMNS.map(({ name, type }) => ({ name, type })),
  keyColumns: ['id'],
  now: '2024-01-31T12:00:00Z',
}

let account: Account
beforeAll(async () => {
  account = await openAccount()
  await makeTable(account, 'sales', { name: 'sample', columns: COLUMNS })
  await makeTable(account, 'sales', { name: 'groups', columns: [{ name: 'name', type: 'string', values: ['a', 'c'] }] })
})
afterAll(() => account.close())

/** One expectation over the sample table, the whole way. */
async function outcomeOf(config: ExpectationConfig, options: Partial<CompileOptions> = {}) {
  const { suite: resolved, scan } = compileSuite(suite('one', [config]), { ...OPTIONS, ...options })
  const { rows } = await queryRows(account, 'sales', scan)
  const [result] = judge(resolved, rows[0] ?? {}, { resultFormat: 'COMPLETE' }).results
  const index = (result?.result.unexpected_index_list ?? []) as readonly { readonly id: number }[]
  return {
    success: result?.success,
    result: result?.result ?? {},
    ids: index.map(({ id }) => id),
    problem: result?.exception_info.exception_message,
  }
}

const rules: readonly [string, ExpectationConfig, readonly number[]][] = [
  ['increasing by a key, missing values passed over', expectColumnValuesToBeIncreasing({ column: 'level', orderBy: ['id'] }), [4]],
  ['strictly increasing', expectColumnValuesToBeIncreasing({ column: 'level', strictly: true, orderBy: ['id'] }), [4, 5]],
  ['decreasing by a key', expectColumnValuesToBeDecreasing({ column: 'id', orderBy: ['id'] }), [2, 3, 4, 5, 6]],
  [
    'increasing within the row condition only',
    expectColumnValuesToBeIncreasing({ column: 'level', orderBy: ['id'], rowCondition: 'group == "b"' }),
    [],
  ],
  ['JSON', expectColumnValuesToBeJsonParseable({ column: 'payload' }), [4, 5]],
  ['dates as people write them', expectColumnValuesToBeDateutilParseable({ column: 'written' }), [4, 5]],
  ['a strftime format', expectColumnValuesToMatchStrftimeFormat({ column: 'day', strftimeFormat: '%Y-%m-%d' }), [3, 4, 5]],
  ['a condition over the row', expectRowsToSatisfy({ condition: 'level > 1 or group == "a"' }), []],
  ['a condition that a row does not satisfy', expectRowsToSatisfy({ condition: 'level < id' }), [1, 2, 6]],
  [
    'keys of another table',
    expectColumnValuesToBePresentInOtherTable({ foreignKeyColumn: 'group', foreignTable: 'groups', foreignTableKeyColumn: 'name' }),
    [4, 5],
  ],
  ['unique within the row condition only', expectColumnValuesToBeUnique({ column: 'level', rowCondition: 'id < 5' }), []],
  ['unique', expectColumnValuesToBeUnique({ column: 'level' }), [4, 5]],
  ['far from the mean', expectColumnValueZScoresToBeLessThan({ column: 'level', threshold: 1.5 }), [6]],
]

test.each(rules)('unexpected rows: %s', async (_, config, ids) => {
  const outcome = await outcomeOf(config)
  expect(outcome.problem).toBeNull()
  expect(outcome.ids.toSorted()).toEqual(ids)
})

test("SQL Server's brackets in LIKE patterns match when the suite is read that way", async () => {
  const config = expectColumnValuesToMatchLikePattern({ column: 'group', likePattern: '[^b]%' })
  expect((await outcomeOf(config, { likeSyntax: 'sql-server' })).ids.toSorted()).toEqual([4, 5])
  expect((await outcomeOf(config)).ids.toSorted()).toEqual([1, 2, 3, 4, 5])
})

test('order needs a key, since a table has none', async () => {
  expect((await outcomeOf(expectColumnValuesToBeIncreasing({ column: 'level' }))).problem).toContain('no order of their own')
})

const measures: readonly [string, ExpectationConfig, boolean, unknown][] = [
  ['freshness within its age', expectColumnMaxToBeRecent({ column: 'at', maxAge: { hours: 6 } }), true, '2024-01-31T06:00:00'],
  [
    'freshness beyond its age',
    expectColumnMaxToBeRecent({ column: 'at', maxAge: { hours: 5, minutes: 59 } }),
    false,
    '2024-01-31T06:00:00',
  ],
  ['freshness of no value', expectColumnMaxToBeRecent({ column: 'at', maxAge: { days: 9 }, rowCondition: 'id > 5' }), false, null],
  ['the median of an even number of values', expectColumnMedianToBeBetween({ column: 'id', minValue: 3.5, maxValue: 3.5 }), true, 3.5],
  ['the sum within a row condition', expectColumnSumToBeBetween({ column: 'id', maxValue: 9, rowCondition: 'group == "b"' }), true, 9],
  ['a number that a query gives', expectQueryValueToBeBetween({ query: 'SELECT max(id) FROM {batch} -- the last', maxValue: 5 }), false, 6],
  ['rows that a query finds', unexpectedRowsExpectation({ unexpectedRowsQuery: 'SELECT * FROM {batch} WHERE id > 4;' }), false, 2],
  ['as many rows as another table', expectTableRowCountToEqualOtherTable({ otherTableName: 'groups' }), false, { self: 6, other: 2 }],
  [
    'quantiles that Athena estimates',
    expectColumnQuantileValuesToBeBetween({
      column: 'id',
      quantileRanges: {
        quantiles: [0, 1],
        value_ranges: [
          [1, 1],
          [6, null],
        ],
      },
      allowRelativeError: true,
    }),
    true,
    { quantiles: [0, 1], values: [1, 6] },
  ],
]

test.each(measures)('a measure: %s', async (_, config, success, observed) => {
  const outcome = await outcomeOf(config)
  expect(outcome.problem).toBeNull()
  expect([outcome.success, outcome.result.observed_value]).toEqual([success, observed])
})

test('numbers keep their digits in samples and observed values', async () => {
  const columns = [
    { name: 'id', type: 'int', values: [1, 2] },
    { name: 'key', type: 'bigint', values: ['9007199254740993', '7'] },
    { name: 'ratio', type: 'double', values: [0.1, { $float: 'NaN' }] },
  ]
  await makeTable(account, 'sales', { name: 'digits', columns })
  const options = { table: { database: 'sales', table: 'digits' }, columns }
  const keys = await outcomeOf(expectColumnValuesToBeNull({ column: 'key' }), options)
  expect(keys.result.unexpected_list).toEqual(expect.arrayContaining(['9007199254740993', 7]))
  expect((await outcomeOf(expectColumnMaxToBeBetween({ column: 'key' }), options)).result.observed_value).toBe('9007199254740993')
  const ratios = await outcomeOf(expectColumnValuesToBeNull({ column: 'ratio' }), options)
  expect(ratios.result.unexpected_list).toEqual(expect.arrayContaining([0.1, 'NaN']))
})

test('a table that the catalog does not have fails its expectation, not the scan', async () => {
  const outcome = await outcomeOf(expectTableRowCountToEqualOtherTable({ otherTableName: 'nowhere' }), { otherTables: ['groups'] })
  expect(outcome.problem).toContain('there is no table "nowhere"')
})
