import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { linesOf } from '../../../local/services/athena/tables/clean-copy.ts'
import { type Account, openAccount, tableInput } from './account.ts'

let account: Account
beforeAll(async () => {
  account = await openAccount()
})
afterAll(() => account.close())

test('LazySimpleSerDe has no quotes, reads a wrong value as NULL and \\N as NULL', async () => {
  await account.store.write('lake', 'lazy/a.csv', '1,"x,2024-01-01,1.5\n1.5,\\N,nope,\n_,y\n7,z,2024-02-30,1e3,extra\n')
  await account.catalog.createTable(
    'sales',
    tableInput('lazy', 'lazy-simple', 'i int, s string, d date, f double', { parameters: { 'field.delim': ',' } }),
  )
  expect(await account.rows('SELECT * FROM lazy')).toEqual([
    ['1', '"x', '2024-01-01', '1.5'],
    [null, null, null, null],
    [null, 'y', null, null],
    ['7', 'z', null, '1000.0'],
  ])
})

test('JSON lines: keys in any case, missing keys NULL, numbers as text and text as numbers, nested values', async () => {
  const lines = ['{"ID": 1, "name": "a", "tags": ["x","y"], "meta": {"k": 2}}', '{"id": "2", "name": 5, "extra": true}', '{"id": null}']
  await account.store.write('lake', 'events/a.json', `${lines.join('\n')}\n`)
  await account.catalog.createTable('sales', tableInput('events', 'json', 'id int, name string, tags array<string>, meta struct<k:int>'))
  expect(await account.rows('SELECT id, name, tags, meta, meta.k FROM events')).toEqual([
    ['1', 'a', '[x, y]', '{k=2}', '2'],
    ['2', '5', null, null, null],
    [null, null, null, null, null],
  ])
  expect(await account.rows('SELECT id, t FROM events CROSS JOIN UNNEST(tags) AS u(t) ORDER BY t')).toEqual([
    ['1', 'x'],
    ['1', 'y'],
  ])
})

test('a malformed JSON line fails the query, or is a row of NULLs where the SerDe is told to ignore it', async () => {
  await account.store.write('lake', 'bad/a.json', '{"id": 1}\nnope\n')
  await account.catalog.createTable('sales', tableInput('bad', 'json', 'id int'))
  expect(await account.reason('SELECT * FROM bad')).toMatch(/^HIVE_BAD_DATA: /)
  await account.catalog.createTable('sales', {
    ...tableInput('bad', 'json', 'id int', { parameters: { 'ignore.malformed.json': 'true' } }),
    Name: 'tolerant',
  })
  expect(await account.rows('SELECT * FROM tolerant')).toEqual([['1'], [null]])
})

test('a Parquet file of another type than the table fails with HIVE_BAD_DATA; a missing column is NULL', async () => {
  await account.done("UNLOAD (SELECT 'x' AS a, 1 AS b) TO 's3://lake/drift/' WITH (format = 'PARQUET')")
  await account.catalog.createTable('sales', tableInput('drift', 'parquet', 'a int, b bigint, c string'))
  expect(await account.reason('SELECT b FROM drift')).toMatch(
    /^HIVE_BAD_DATA: Field a's type VARCHAR in parquet file s3:\/\/lake\/drift\/.* is incompatible with type integer defined in table schema/,
  )
  await account.catalog.createTable('sales', { ...tableInput('drift', 'parquet', 'b bigint, c string'), Name: 'narrow' })
  expect(await account.rows('SELECT * FROM narrow')).toEqual([['1', null]])
})

test('only the columns that a query names count as scanned of a Parquet file', async () => {
  await account.done(
    "UNLOAD (SELECT x AS a, to_hex(md5(to_utf8(CAST(x AS varchar)))) AS b FROM UNNEST(sequence(1, 500)) AS t(x)) TO 's3://lake/columns/' WITH (format = 'PARQUET')",
  )
  await account.catalog.createTable('sales', tableInput('columns', 'parquet', 'a bigint, b string'))
  const narrow = (await account.done('SELECT sum(a) FROM columns')).Statistics?.DataScannedInBytes ?? 0
  const wide = (await account.done('SELECT * FROM columns')).Statistics?.DataScannedInBytes ?? 0
  expect(narrow).toBeGreaterThan(0)
  expect(narrow * 3).toBeLessThan(wide)
})

test('a JSON value of another type than its column fails, and is never rounded', async () => {
  await account.store.write('lake', 'mistyped/a.json', '{"id": 1.5}\n')
  await account.catalog.createTable('sales', tableInput('mistyped', 'json', 'id int'))
  expect(await account.reason('SELECT id FROM mistyped')).toBe('HIVE_BAD_DATA: Error parsing field value \'1.5\': For input string: "1.5"')
})

test('LazySimpleSerDe cuts arrays at their delimiter and refuses to read what it cannot', async () => {
  await account.store.write('lake', 'nested/a.txt', '1,x|y,k\n2,\\N,\\N\n')
  await account.done(`CREATE EXTERNAL TABLE nested (id int, tags array<string>, m map<string,string>)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY ',' COLLECTION ITEMS TERMINATED BY '|' LOCATION 's3://lake/nested/'`)
  expect(await account.rows('SELECT id, tags FROM nested')).toEqual([
    ['1', '[x, y]'],
    ['2', null],
  ])
  expect(await account.reason('SELECT m FROM nested')).toMatch(/^NOT_SUPPORTED: The local Athena does not read map columns/)
  expect(await account.reason("UNLOAD (SELECT ARRAY[1] AS a) TO 's3://lake/flat/' WITH (format = 'TEXTFILE')")).toMatch(
    /^NOT_SUPPORTED: The local Athena does not write column a/,
  )
})

test('whatever the bytes, LazySimpleSerDe cuts each line at its delimiter and nowhere else', async () => {
  const piece = fc.constantFrom('a', ' b', ',', ',', '"', '\\N', '\\N', '\n', '\n', '\r\n', '\\', "'", 'é', '\t')
  const body = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(''))
  let tables = 0
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const name = `lazy_${tables++}`
      await account.store.write('lake', `${name}/a.csv`, text)
      await account.catalog.createTable(
        'sales',
        tableInput(name, 'lazy-simple', 'a string, b string, c string', { parameters: { 'field.delim': ',' } }),
      )
      const expected = linesOf(Buffer.from(text)).map((line) => {
        const fields = line.split(',').map((field) => (field === '\\N' ? null : field))
        return [0, 1, 2].map((index) => fields[index] ?? null)
      })
      expect(await account.rows(`SELECT * FROM ${name}`)).toEqual(expected)
    }),
    { numRuns: 60, seed: 3 },
  )
})
