import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import {
  athenaCsvOf,
  athenaResultOf,
  csvOf,
  DefinitionError,
  type ItemSource,
  inventoryOf,
  jsonLinesOf,
  jsonOf,
  objectsOf,
  parquetOf,
  workflow,
} from '../../../asl/index.ts'
import { outputOf } from '../run.ts'

const Input = Type.Object({ bucket: Type.String() })
const Row = Type.Object({ id: Type.Integer() })

/** All items of a source, as children see them. */
const itemsOf = (source: ItemSource<unknown>, objects: Readonly<Record<string, string>>) =>
  outputOf(
    workflow({ name: 'w', input: Input }, (flow) => flow.distributedMap('Items', source, {}, (item) => item)),
    { bucket: 'lake' },
    {},
    objects,
  )

test('the objects under a prefix', async () => {
  const objects = { 'lake/in/a': 'xx', 'lake/in/b': 'x', 'lake/out/c': '' }
  expect(await itemsOf(objectsOf({ bucket: 'lake', prefix: 'in/' }), objects)).toEqual([
    { Etag: '"e"', Key: 'in/a', LastModified: 5, Size: 2, StorageClass: 'STANDARD' },
    { Etag: '"e"', Key: 'in/b', LastModified: 5, Size: 1, StorageClass: 'STANDARD' },
  ])
  expect(await itemsOf(objectsOf({ bucket: 'lake' }, { maxItems: 1 }), objects)).toHaveLength(1)
})

const CSV = 'id|name\n1|a\n2|b\n'

test('the rows of a CSV file, with its own headers, given ones and other delimiters', async () => {
  const objects = { 'lake/a.csv': CSV }
  const place = { bucket: 'lake', key: 'a.csv' }
  expect(await itemsOf(csvOf(place, { delimiter: 'pipe' }), objects)).toEqual([
    { id: '1', name: 'a' },
    { id: '2', name: 'b' },
  ])
  expect(await itemsOf(csvOf(place, { delimiter: 'pipe', headers: ['x', 'y'], maxItems: 2 }), objects)).toEqual([
    { x: 'id', y: 'name' },
    { x: '1', y: 'a' },
  ])
})

test('the elements of a JSON array, at the top of the file and inside it', async () => {
  const objects = { 'lake/a.json': '[{"id":1},{"id":2}]', 'lake/b.json': '{"data":{"rows":[{"id":3}]}}' }
  expect(await itemsOf(jsonOf({ bucket: 'lake', key: 'a.json' }, { item: Row }), objects)).toEqual([{ id: 1 }, { id: 2 }])
  expect(await itemsOf(jsonOf({ bucket: 'lake', key: 'b.json' }, { item: Row, pointer: '/data/rows' }), objects)).toEqual([{ id: 3 }])
})

test('the lines of one file, and of all files under a prefix', async () => {
  const objects = { 'lake/in/a.jsonl': '{"id":1}\n{"id":2}\n', 'lake/in/b.jsonl': '{"id":3}\n' }
  expect(await itemsOf(jsonLinesOf({ bucket: 'lake', key: 'in/a.jsonl' }, { item: Row }), objects)).toEqual([{ id: 1 }, { id: 2 }])
  expect(await itemsOf(jsonLinesOf({ bucket: 'lake', prefix: 'in/' }, { item: Row }), objects)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
})

test('the rows of a Parquet file', async () => {
  const objects = { 'lake/a.parquet': '[{"id":1}]' }
  expect(await itemsOf(parquetOf({ bucket: 'lake', key: 'a.parquet' }, { item: Row }), objects)).toEqual([{ id: 1 }])
})

test('the objects of an S3 inventory', async () => {
  const manifest = { destinationBucket: 'arn:aws:s3:::lake', fileSchema: 'Bucket, Key, Size', files: [{ key: 'inventory/1.csv' }] }
  const objects = { 'lake/manifest.json': JSON.stringify(manifest), 'lake/inventory/1.csv': '"b","k","5"\n' }
  expect(await itemsOf(inventoryOf({ bucket: 'lake', key: 'manifest.json' }), objects)).toEqual([{ Bucket: 'b', Key: 'k', Size: '5' }])
})

test("the rows that Athena's UNLOAD wrote", async () => {
  const objects = { 'lake/m.csv': 's3://lake/u/1\ns3://lake/u/2\n', 'lake/u/1': '{"id":1}\n', 'lake/u/2': '{"id":2}\n' }
  const place = { bucket: 'lake', key: 'm.csv' }
  expect(await itemsOf(athenaResultOf(place, { item: Row, format: 'JSONL' }), objects)).toEqual([{ id: 1 }, { id: 2 }])
  const csv = { 'lake/m.csv': 's3://lake/u/1\n', 'lake/u/1': '1,x\n' }
  expect(await itemsOf(athenaCsvOf(place, { headers: ['id', 'name'] }), csv)).toEqual([{ id: '1', name: 'x' }])
})

test('a source that cannot be read fails the map by an error that can be caught', async () => {
  const broken = workflow({ name: 'w', input: Input }, (flow, input) => {
    const place = { bucket: input.bucket, key: 'missing' }
    flow.distributedMap(
      'Items',
      jsonOf(place, { item: Row }),
      { catch: { 'States.ItemReaderFailed': (then) => then.fail('NoFile', 'x') } },
      () => 1,
    )
    return {}
  })
  await expect(outputOf(broken, { bucket: 'lake' })).rejects.toThrow('NoFile')
})

test('a source with a bound of no items, or without headers, is refused', () => {
  expect(() => objectsOf({ bucket: 'b' }, { maxItems: 0 })).toThrow(DefinitionError)
  expect(() => csvOf({ bucket: 'b', key: 'k' }, { headers: [] })).toThrow(/name the columns/)
})
