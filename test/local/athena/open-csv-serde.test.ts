import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { linesOf } from '../../../local/services/athena/tables/clean-copy.ts'
import { parseOpenCsvLine } from '../../../local/services/athena/tables/open-csv-serde.ts'
import { type Account, openAccount, tableInput } from './account.ts'

let account: Account
let tables = 0
beforeAll(async () => {
  account = await openAccount()
})
afterAll(() => account.close())

/** Rows of a three-column table over one file. */
async function read(body: string | Uint8Array, options: Parameters<typeof tableInput>[3] = {}, sql = 'SELECT a, b, c FROM') {
  const name = `t${tables++}`
  await account.store.write('lake', `${name}/data.csv`, body)
  await account.catalog.createTable('sales', tableInput(name, 'open-csv', 'a string, b string, c string', options))
  return account.rows(`${sql} ${name}`)
}

test('an empty field is an empty string, a missing one is NULL, one too many is ignored', async () => {
  expect(await read('1,,3\n1,2\n1,2,3,4\n"","",x\n')).toEqual([
    ['1', '', '3'],
    ['1', '2', null],
    ['1', '2', '3'],
    ['', '', 'x'],
  ])
})

test('a line break inside quotes splits the record: the open field is dropped and the rest is a record of its own', async () => {
  expect(await read('1,"two\nlines",3\n4,5,6\n')).toEqual([
    ['1', null, null],
    [null, null, null],
    ['4', '5', '6'],
  ])
})

test('invalid UTF-8 becomes U+FFFD', async () => {
  expect(await read(Buffer.from([0x61, 0xe9, 0x2c, 0x62, 0x2c, 0x63, 0x0a]))).toEqual([['a\ufffd', 'b', 'c']])
})

test('the backslash is an escape by default and vanishes, as on AWS', async () => {
  expect(await read('C:\\temp,"say \\"hi\\"",x\n')).toEqual([['C:temp', 'say "hi"', 'x']])
})

test('separator, quote and header lines come from the parameters', async () => {
  const parameters = { separatorChar: ';', quoteChar: "'" }
  expect(await read("h1;h2;h3\n1;'a;b';'it''s'\n", { parameters, table: { 'skip.header.line.count': '1' } })).toEqual([
    ['1', 'a;b', "it's"],
  ])
})

test('a byte order mark, carriage returns and empty lines read as Hadoop reads them', async () => {
  expect(await read('\ufeff1,2,3\r\n4,5,6\r7,8,9\r\n\r\n')).toEqual([
    ['1', '2', '3'],
    ['4', '5', '6'],
    ['7', '8', '9'],
    ['', null, null],
  ])
})

test('quotes in the midst of a value stay in it', () => {
  expect(parseOpenCsvLine('abc"d"e,f', ',', '"', '\\')).toEqual(['abc"d"e', 'f'])
  expect(parseOpenCsvLine('"a ""quoted"" word",x', ',', '"', '\\')).toEqual(['a "quoted" word', 'x'])
  expect(parseOpenCsvLine('1,"open', ',', '"', '\\')).toEqual(['1'])
})

test('a number column fails on an empty field with HIVE_BAD_DATA', async () => {
  await account.store.write('lake', 'typed/data.csv', '1,2\n2,\n')
  await account.catalog.createTable('sales', tableInput('typed', 'open-csv', 'a int, b double'))
  expect(await account.reason('SELECT sum(b) FROM typed')).toBe('HIVE_BAD_DATA: Error parsing field value \'\': For input string: ""')
  expect(await account.rows('SELECT a FROM typed ORDER BY 1 DESC')).toEqual([['2'], ['1']])
})

test('empty objects and keys that begin with _ or . are no data', async () => {
  for (const [key, body] of [
    ['hidden/_SUCCESS', 'x'],
    ['hidden/.part', 'x'],
    ['hidden/_tmp/a.csv', 'x'],
    ['hidden/empty.csv', ''],
    ['hidden/deep/b.csv', '1\n'],
  ] as const)
    await account.store.write('lake', key, body)
  await account.catalog.createTable('sales', tableInput('hidden', 'open-csv', 'a string'))
  expect(await account.rows('SELECT a, "$path", "$file_size" FROM hidden')).toEqual([['1', 's3://lake/hidden/deep/b.csv', '2']])
})

test('a gzip file reads like any other', async () => {
  const { gzipSync } = await import('node:zlib')
  await account.store.write('lake', 'packed/a.csv.gz', gzipSync('1,"a,b"\n2,c\n'))
  await account.catalog.createTable('sales', tableInput('packed', 'open-csv', 'a string, b string'))
  expect(await account.rows('SELECT * FROM packed')).toEqual([
    ['1', 'a,b'],
    ['2', 'c'],
  ])
})

test('whatever the bytes, a table holds what the SerDe cuts out of each line', async () => {
  const piece = fc.constantFrom('a', 'b ', ',', ',', '"', '"', '""', '\n', '\n', '\r\n', '\\', ' ', 'é', '\ufffd', '1', "'", '\t', '\u0000')
  const body = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(''))
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const expected = linesOf(Buffer.from(text)).map((line) => {
        const fields = parseOpenCsvLine(line, ',', '"', '\\')
        return [0, 1, 2].map((index) => fields[index] ?? null)
      })
      expect(await read(text)).toEqual(expected)
    }),
    { numRuns: 60, seed: 7 },
  )
})

test('a file that is all header holds no row, and beside others it takes none of theirs', async () => {
  const table = { 'skip.header.line.count': '1' }
  expect(await read('a,b,c\n', { table })).toEqual([])
  await account.store.write('lake', 'headed/1.csv', 'a,b,c\n')
  await account.store.write('lake', 'headed/2.csv', 'a,b,c\r\n1,2,3\r\n')
  await account.store.write('lake', 'headed/3.csv', 'a,b,c\n4,"5\n",6\n')
  await account.catalog.createTable('sales', tableInput('headed', 'open-csv', 'a string, b string, c string', { table }))
  expect(await account.rows('SELECT * FROM headed')).toEqual([
    ['1', '2', '3'],
    ['4', null, null],
    [null, null, null],
  ])
})
