import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { account, call, crawl, crawler } from '../account.ts'

const folder = fc.constantFrom('a', 'b', 'A', 'dt=1', 'dt=2', 'DT=1', 'dt=', 'x=%3A', 'x=%', 'x=:', 'year=2025', 'b c', 'ü')
const name = fc.constantFrom('1.csv', '2.csv', 'x.json', 'y.json.gz', 'noise', '_hidden', 'a')
const key = fc.tuple(fc.array(folder, { maxLength: 3 }), name).map(([folders, file]) => ['orders', ...folders, file].join('/'))

const row = fc.array(fc.constantFrom('1', '2.5', 'x', '', '"q,"', 'true', '99999999999', '2025-01-01'), { minLength: 1, maxLength: 4 })
const csv = fc.array(row, { maxLength: 5 }).map((rows) => ['id,name,x,y', ...rows.map((values) => values.join(','))].join('\n'))
const json = fc
  .array(fc.dictionary(fc.constantFrom('id', 'ID', 'n', 'deep', ''), fc.jsonValue({ maxDepth: 2 })), { maxLength: 4 })
  .map((values) => values.map((value) => JSON.stringify(value)).join('\n'))
const body = fc.oneof(
  csv,
  json,
  json.map(gzipSync),
  fc.uint8Array({ maxLength: 50 }),
  fc.string({ unit: 'binary' }),
  fc.constant('id,name\n1,a\n'),
)

const configuration = fc.record(
  {
    Grouping: fc.constantFrom(
      { TableGroupingPolicy: 'CombineCompatibleSchemas' },
      { TableLevelConfiguration: 2 },
      { TableLevelConfiguration: 3 },
    ),
    CrawlerOutput: fc.constantFrom(
      { Partitions: { AddOrUpdateBehavior: 'InheritFromTable' } },
      { Tables: { AddOrUpdateBehavior: 'MergeNewColumns' } },
      { Partitions: { AddOrUpdateBehavior: 'InheritFromTable' }, Tables: { AddOrUpdateBehavior: 'MergeNewColumns' } },
    ),
  },
  { requiredKeys: [] },
)
const policy = fc.constantFrom('UPDATE_IN_DATABASE', 'LOG')

test('whatever lies in the bucket, a crawl succeeds, and the next one changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(key, body, { maxKeys: 8 }), configuration, policy, async (objects, options, UpdateBehavior) => {
      const given = await account()
      const SchemaChangePolicy = { UpdateBehavior, DeleteBehavior: 'DELETE_FROM_DATABASE' }
      await crawler(given, { SchemaChangePolicy, Configuration: JSON.stringify({ Version: 1, ...options }) })
      for (const [one, content] of Object.entries(objects)) await given.store.write('lake', one, content).catch(ignoreFolders)
      const state = async () => {
        const tables = await given.service.catalog.listTables('sales')
        const partitions = await Promise.all(tables.map(({ Name }) => given.service.catalog.listPartitions('sales', Name ?? '')))
        return { tables, partitions }
      }
      expect(await crawl(given)).toMatchObject({ Status: 'SUCCEEDED' })
      const first = await state()
      expect(await crawl(given)).toMatchObject({ Status: 'SUCCEEDED' })
      expect(await state()).toEqual(first)
      expect((await call(given.service, 'ListCrawls', { CrawlerName: 'orders' })).Crawls[0].Summary).toBe('{}')
    }),
    { numRuns: 40 },
  )
})

/** A key cannot be a file where another one has made a folder. */
function ignoreFolders(error: NodeJS.ErrnoException): void {
  if (!['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY'].includes(error.code ?? '')) throw error
}
