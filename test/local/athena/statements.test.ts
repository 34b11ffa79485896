import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Account, openAccount, tableInput } from './account.ts'

let account: Account
beforeAll(async () => {
  account = await openAccount()
  await account.store.write('lake', 'orders/a.csv', 'id,country,amount\n1,FR,1.50\n2,DE,\n3,FR,2.25\n')
  await account.catalog.createTable(
    'sales',
    tableInput('orders', 'open-csv', 'id string, country string, amount string', { table: { 'skip.header.line.count': '1' } }),
  )
})
afterAll(() => account.close())

const text = async (key: string) => Buffer.from(await account.store.read('lake', key)).toString('utf8')

test('a SELECT writes every value in quotes and NULL as an empty field', async () => {
  const query = await account.done("SELECT country, nullif(amount, '') AS amount, 'a\"b' q FROM orders ORDER BY id")
  expect(query.ResultConfiguration?.OutputLocation).toBe(`s3://lake/results/${query.QueryExecutionId}.csv`)
  expect(await text(`results/${query.QueryExecutionId}.csv`)).toBe(
    '"country","amount","q"\n"FR","1.50","a""b"\n"DE",,"a""b"\n"FR","2.25","a""b"\n',
  )
  expect(query.StatementType).toBe('DML')
  expect(query.Statistics?.DataScannedInBytes).toBe(44)
})

test('UNLOAD writes Parquet files, lists them in a manifest and refuses a target that is not empty', async () => {
  const sql =
    "UNLOAD (SELECT country, CAST(nullif(amount, '') AS double) AS amount FROM orders) TO 's3://lake/unloaded/' WITH (format = 'PARQUET')"
  const query = await account.done(sql)
  const [file] = await account.store.list('lake', 'unloaded/')
  expect(await text(`results/${query.QueryExecutionId}-manifest.csv`)).toBe(`s3://lake/${file?.key}\n`)
  await account.catalog.createTable('sales', tableInput('unloaded', 'parquet', 'country string, amount double'))
  expect(await account.rows('SELECT * FROM unloaded')).toEqual([
    ['FR', '1.5'],
    ['DE', null],
    ['FR', '2.25'],
  ])
  expect(await account.reason(sql)).toMatch(
    /^HIVE_PATH_ALREADY_EXISTS: Target directory for table 's3:\/\/lake\/unloaded\/' already exists/,
  )
})

test('CTAS makes a table with its files and INSERT INTO adds to it', async () => {
  await account.done(
    "CREATE TABLE totals WITH (format = 'PARQUET', external_location = 's3://lake/totals/', partitioned_by = ARRAY['country']) AS SELECT count(*) AS orders, country FROM orders GROUP BY country",
  )
  await account.done("INSERT INTO totals SELECT 9, 'US'")
  await account.done("INSERT INTO totals VALUES (7, 'FR')")
  expect(await account.rows('SELECT country, sum(orders) FROM totals GROUP BY 1 ORDER BY 1')).toEqual([
    ['DE', '1'],
    ['FR', '9'],
    ['US', '9'],
  ])
  expect(await account.rows('SHOW PARTITIONS totals')).toEqual([['country=DE'], ['country=FR'], ['country=US']])
})
