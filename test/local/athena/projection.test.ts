import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Account, openAccount, tableInput } from './account.ts'

let account: Account
beforeAll(async () => {
  account = await openAccount()
})
afterAll(() => account.close())

async function table(name: string, keys: string, table: Record<string, string>, files: Record<string, string>) {
  for (const [key, body] of Object.entries(files)) await account.store.write('lake', `${name}/${key}`, body)
  await account.catalog.createTable(
    'sales',
    tableInput(name, 'open-csv', 'id string', { keys, table: { 'projection.enabled': 'true', ...table } }),
  )
}

test('an injected key is read from the folder that WHERE names, and must be named', async () => {
  await table(
    'injected',
    'run string',
    { 'projection.run.type': 'injected', 'storage.location.template': 's3://lake/injected/runs/$' + '{run}/' },
    { 'runs/r-1/a.csv': '1\n', 'runs/r-2/a.csv': '2\n' },
  )
  expect(await account.rows("SELECT id, run FROM injected WHERE run = 'r-2'")).toEqual([['2', 'r-2']])
  expect(await account.rows("SELECT id FROM injected WHERE run IN ('r-1', 'r-2') ORDER BY id")).toEqual([['1'], ['2']])
  expect(await account.rows('SELECT id FROM injected WHERE run = ?', { ExecutionParameters: ["'r-1'"] })).toEqual([['1']])
  expect(await account.reason('SELECT id FROM injected')).toMatch(
    /^CONSTRAINT_VIOLATION: For the injected projected partition column run, the WHERE clause must contain only static equality conditions/,
  )
})

test('enum and integer keys', async () => {
  await table(
    'kinds',
    'kind string, hour int',
    {
      'projection.kind.type': 'enum',
      'projection.kind.values': 'a,b',
      'projection.hour.type': 'integer',
      'projection.hour.range': '0,12',
      'projection.hour.digits': '2',
    },
    { 'kind=a/hour=03/x.csv': '1\n', 'kind=b/hour=11/x.csv': '2\n', 'kind=c/hour=11/x.csv': '3\n' },
  )
  expect(await account.rows('SELECT id, kind, hour FROM kinds ORDER BY id')).toEqual([
    ['1', 'a', '3'],
    ['2', 'b', '11'],
  ])
})

test('date keys end at NOW, which is the clock', async () => {
  await table(
    'days',
    'day string',
    {
      'projection.day.type': 'date',
      'projection.day.range': 'NOW-3DAYS,NOW',
      'projection.day.format': 'yyyy/MM/dd',
      'storage.location.template': 's3://lake/days/$' + '{day}/',
    },
    { '2024/05/01/a.csv': 'old\n', '2024/05/03/a.csv': '1\n', '2024/05/06/a.csv': '2\n' },
  )
  expect(await account.rows('SELECT id, day FROM days ORDER BY id')).toEqual([
    ['1', '2024/05/03'],
    ['2', '2024/05/06'],
  ])
})
