import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, expect, test } from '@jest/globals'
import { classifyFile } from '../../../../local/services/glue/classify/classify-file.ts'
import { parquetReader } from '../../../../local/services/glue/classify/parquet-reader.ts'
import { schemaText } from './schema-text.ts'

const folder = await mkdtemp(join(tmpdir(), 'sluice-classify-'))
const parquet = parquetReader()
afterAll(async () => {
  parquet.close()
  await rm(folder, { recursive: true, force: true })
})

async function classified(name: string, body: string | Uint8Array) {
  const file = join(folder, name)
  await writeFile(file, body)
  return classifyFile(file, [], parquet)
}

test('gzip files are classified by what is in them', async () => {
  const csv = await classified('a.csv.gz', gzipSync('id,n\n1,x\n2,y\n'))
  expect([schemaText(csv?.schema.columns), csv?.compression]).toEqual(['id bigint, n string', 'gzip'])
  const json = await classified('a.json.gz', gzipSync('{"id":1}\n'))
  expect([json?.schema.kind, json?.compression]).toEqual(['json', 'gzip'])
})

test('only the beginning of a large file is read', async () => {
  const lines = `${'1,word\n'.repeat(400_000)}text,here\n`
  expect(schemaText((await classified('large.csv', `id,n\n${lines}`))?.schema.columns)).toBe('id bigint, n string')
  const zipped = await classified('large.csv.gz', gzipSync(`id,n\n${lines}`))
  expect(schemaText(zipped?.schema.columns)).toBe('id bigint, n string')
})

test('a small gzip file that holds a thousand times its size is read only at its beginning', async () => {
  const found = await classified('bomb.csv.gz', gzipSync(Buffer.concat([Buffer.from('id,n\n'), Buffer.alloc(7e7, '1,word\n')])))
  expect(schemaText(found?.schema.columns)).toBe('id bigint, n string')
})

test('a JSON value longer than the first megabyte is read further', async () => {
  const found = await classified('long.json', JSON.stringify({ text: 'x'.repeat(2 ** 20), id: 1 }))
  expect(schemaText(found?.schema.columns)).toBe('text string, id int')
})

test('a byte order mark is no part of the first column', async () => {
  expect(schemaText((await classified('bom.csv', '\uFEFFid,n\n1,x\n'))?.schema.columns)).toBe('id bigint, n string')
})

test('garbage is unknown: random bytes, text of another encoding, damaged gzip and Parquet, blanks', async () => {
  const bodies = {
    random: randomBytes(5000),
    latin1: Buffer.from('\xe9\xe8,\xe0\n\xe7,\xe9\n', 'latin1'),
    nul: 'id,n\n1,\u0000\n',
    gzip: Buffer.concat([gzipSync('id,n\n1,2\n').subarray(0, 12), randomBytes(100)]),
    parquet: Buffer.concat([Buffer.from('PAR1'), randomBytes(200), Buffer.from('PAR1')]),
    blank: ' \n\n',
    object: '{"a":1,"b":2\n"c":3,"d":4\n"e":5,"f":6\n',
  }
  for (const [name, body] of Object.entries(bodies)) expect([name, await classified(name, body)]).toEqual([name, undefined])
})

test('a few bytes that are no UTF-8 are dirt in a text, not another format', async () => {
  const found = await classified('dirt.csv', Buffer.from('id,name\n1,Jos\xe9 Maria\n2,Anna\n3,Bert\n', 'latin1'))
  expect(schemaText(found?.schema.columns)).toBe('id bigint, name string')
})

test('Parquet columns get the types of the file, and folders above it are no columns', async () => {
  await mkdir(join(folder, 'dt=2025-01-01'))
  const file = join(folder, 'dt=2025-01-01', "it's.parquet")
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  await connection.run(
    `copy (select 1::integer as "Id", 2::bigint big, 3::smallint small, 'x' as name, 1.5::decimal(10,2) price, 0.5::float f, 0.5 ::double d,
      true ok, date '2025-01-01' as day, timestamp '2025-01-01' as at, now() zoned, {'x': 1, 'y': [1]} point, map {'k': 1} tags, 'z'::blob raw, 1::uinteger u
      from range(3)) to '${file.replaceAll("'", "''")}' (format parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
  const found = await classifyFile(file, [], parquet)
  expect(schemaText(found?.schema.columns)).toBe(
    'id int, big bigint, small smallint, name string, price decimal(10,2), f float, d double, ok boolean, day date, at timestamp, ' +
      'zoned timestamp, point struct<x:int,y:array<int>>, tags map<string,int>, raw binary, u bigint',
  )
  expect(found?.schema.records).toBe(3)
})

const retail = join(import.meta.dirname, '../../../../../shared/data/retail')
const ifRetail = existsSync(retail) ? test : test.skip
ifRetail('real retail days are all CSV with a header (skipped where ../shared/data is absent)', async () => {
  for (const day of await readdir(retail)) {
    const found = await classifyFile(join(retail, day), [], parquet)
    expect(schemaText(found?.schema.columns)).toMatch(
      /^invoiceno (string|bigint), stockcode string, description string, quantity bigint, invoicedate string, unitprice double, customerid double, country string$/,
    )
  }
})
