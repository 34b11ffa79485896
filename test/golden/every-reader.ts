import { Type } from '@sinclair/typebox'
import {
  athenaCsvOf,
  athenaResultOf,
  csvOf,
  inventoryOf,
  jsonLinesOf,
  jsonOf,
  objectsOf,
  parquetOf,
  text,
  workflow,
} from '../../asl/index.ts'

const Row = Type.Object({ id: Type.Integer(), note: Type.Optional(Type.String()) })

/** A Distributed Map over every source, with what each of them may be told. */
export const everyReader = workflow(
  { name: 'every-reader', input: Type.Object({ bucket: Type.String(), most: Type.Integer(), parts: Type.Array(Type.String()), run: Type.String() }) },
  (flow, input) => {
    const { bucket, most: maxItems } = input
    const file = { bucket, key: text`${input.run}/file` }
    const read = {
      objects: flow.distributedMap('Objects', objectsOf({ bucket, prefix: 'in/' }, { maxItems }), {}, (object) => object.Key),
      csv: flow.distributedMap('Csv', csvOf(file, { delimiter: 'pipe' }), {}, (row) => row.id),
      given: flow.distributedMap('Csv with headers', csvOf(file, { headers: ['id', 'note'], maxItems: 10 }), {}, (row) => row.note),
      csvs: flow.distributedMap('Csv of a folder', csvOf({ bucket, prefix: 'in/' }), {}, (row) => row.id),
      json: flow.distributedMap('Json', jsonOf({ ...file, version: 'v1' }, { item: Row, pointer: '/data/rows' }), {}, (row) => row.id),
      lines: flow.distributedMap('Json lines', jsonLinesOf(file, { item: Row }), {}, (row) => text`${input.run}/${row.id}`),
      folder: flow.distributedMap('Json lines of a folder', jsonLinesOf({ bucket, prefix: 'in/' }, { item: Row }), {}, (row) => row.id),
      jsons: flow.distributedMap('Json of a folder', jsonOf({ bucket, prefix: 'in/' }, { item: Row }), {}, (row) => row.id),
      parquets: flow.distributedMap('Parquet of a folder', parquetOf({ bucket, prefix: 'in/' }, { item: Row }), {}, (row) => row.id),
      parquet: flow.distributedMap('Parquet', parquetOf(file, { item: Row }), { batch: { items: 10, bytes: 100_000 } }, (rows) => ({
        first: rows[0].id,
        run: input.run,
      })),
      inventory: flow.distributedMap('Inventory', inventoryOf({ bucket, key: 'manifest.json' }), {}, (row) => row.Size),
      unloadedLines: flow.distributedMap('Unloaded lines', athenaResultOf(file, { item: Row, format: 'JSONL' }), {}, (row) => row.id),
      handed: flow.distributedMap('Handed over', input.parts, { batch: { items: maxItems }, children: 'EXPRESS' }, (parts) => parts),
      unloaded: flow.distributedMap('Unloaded', athenaResultOf(file, { item: Row, format: 'PARQUET' }), {}, (row) => row.id),
    }
    const written = flow.distributedMap(
      'Unloaded csv',
      athenaCsvOf(file, { headers: ['id'] }),
      { write: { bucket, prefix: 'results', format: 'JSONL', transformation: 'FLATTEN' } },
      (row) => [row.id],
    )
    const compact = flow.distributedMap(
      'Unloaded csv by its first row',
      athenaCsvOf(file, { delimiter: 'tab' }),
      { write: { bucket, transformation: 'COMPACT' }, tolerate: { count: 5 } },
      (row) => row.id,
    )
    const plain = flow.distributedMap('Listed', objectsOf({ bucket }), { write: { bucket, prefix: text`${input.run}/plain`, format: 'JSON' } }, (object) => object.Key)
    return { read, written: written.ResultWriterDetails.Key, compact: compact.MapRunArn, plain: plain.MapRunArn }
  },
)
