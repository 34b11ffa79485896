import { Type } from '@sinclair/typebox'
import {
  add,
  athenaCsvOf,
  athenaResultOf,
  csvOf,
  eq,
  inventoryOf,
  jsonLinesOf,
  jsonOf,
  objectsOf,
  parquetOf,
  present,
  type Ref,
  text,
  type ValueOf,
  type WrittenResults,
  workflow,
} from '../../asl/index.ts'
import { glue, lambda } from '../../services/index.ts'
import { same } from './same.ts'

const Input = Type.Object({
  bucket: Type.String(),
  top: Type.Optional(Type.Integer()),
  rows: Type.Array(Type.Object({ key: Type.String(), size: Type.Integer(), note: Type.Optional(Type.String()) })),
  lists: Type.Array(Type.Array(Type.Integer())),
})
const Row = Type.Object({ id: Type.Integer(), note: Type.Optional(Type.String()) })
const move = {
  name: 'move',
  input: Type.Object({ keys: Type.Array(Type.String()) }),
  output: Type.Object({ moved: Type.Integer() }),
  errors: ['Move.Denied'],
} as const

export const maps = workflow({ name: 'maps', input: Input }, (flow, input) => {
  const sizes = flow.map('Sizes', input.rows, {}, (row, _, index) => {
    same<ValueOf<typeof row>, { key: string; size: number; note?: string }>(true)
    same<ValueOf<typeof index>, number>(true)
    return row.size
  })
  same<ValueOf<typeof sizes>, readonly number[]>(true)
  const first = sizes[0]
  same<ValueOf<typeof first>, number | undefined>(true)
  // @ts-expect-error an element may be absent: the array may be empty
  add(sizes[0], 1)
  add(present(sizes[0]), 1)

  const notes = flow.map('Notes', input.rows, { concurrency: 2 }, (row) => row.note)
  // What is absent is null among the elements of an array.
  same<ValueOf<typeof notes>, readonly (string | null)[]>(true)
  const nothing = flow.map('Nothing', input.rows, {}, () => undefined)
  same<ValueOf<typeof nothing>, readonly null[]>(true)
  const moved = flow.map('Moved', input.rows, {}, (row, each) => each.task('Move', lambda.invoke(move), { keys: [row.key] }))
  same<ValueOf<typeof moved>, readonly { moved: number }[]>(true)
  const nested = flow.map('Outer', input.lists, {}, (list, each) => each.map('Inner', list, {}, (cell) => ({ cell })))
  same<ValueOf<typeof nested>, readonly (readonly { readonly cell: number }[])[]>(true)
  const caught = flow.map('Caught', input.rows, { catch: { 'States.ALL': 'continue' } }, (row) => row.key)
  same<ValueOf<typeof caught>, readonly string[] | undefined>(true)

  // @ts-expect-error a map over what is no array
  flow.map('Wrong 1', input.bucket, {}, (item) => item)
  const maybe = flow.when('Maybe', eq(input.bucket, 'x'), () => input.rows)
  // @ts-expect-error a map over an array that may be absent
  flow.map('Wrong 2', maybe, {}, (item) => item)
  // @ts-expect-error a member that the items do not have
  flow.map('Wrong 3', input.rows, {}, (row) => row.kee)
  // @ts-expect-error an option that a map does not have
  flow.map('Wrong 4', input.rows, { concurency: 2 }, (row) => row.key)
  // @ts-expect-error a distributed map's option
  flow.map('Wrong 5', input.rows, { batch: { items: 2 } }, (row) => row.key)
  // @ts-expect-error the item as an argument of the wrong type
  flow.map('Wrong 6', input.rows, {}, (row, each) => each.task('Wrong 6 task', glue.getCrawler, { Name: row.size }))
  // @ts-expect-error the index as a text
  flow.map('Wrong 7', input.rows, {}, (_, each, index) => each.task('Wrong 7 task', glue.getCrawler, { Name: index }))
  // @ts-expect-error a member of the results that the body does not return
  moved[0].moves
  flow.map('Kept inside', input.rows, {}, (row, each) => {
    const found = each.task('Found', glue.getCrawler, { Name: row.key })
    // @ts-expect-error an item, kept outside of its iteration
    flow.pass('Outside 1', row.key)
    // @ts-expect-error a result of an iteration, as an argument outside of it
    flow.task('Outside 2', glue.getCrawler, { Name: present(found.Crawler.Name) })
    // What the outer flow made can be read inside.
    return text`${input.bucket}${found.Crawler.State}`
  })

  const objects = flow.distributedMap('Objects', objectsOf({ bucket: input.bucket, prefix: 'in/' }), {}, (object) => {
    same<ValueOf<typeof object>, import('../../asl/index.ts').ListedObject>(true)
    same<ValueOf<typeof object.LastModified>, number>(true)
    // @ts-expect-error a member of S3's own answer, which a listing does not have
    object.ETag
    return object.Key
  })
  same<ValueOf<typeof objects>, readonly string[]>(true)
  const batched = flow.distributedMap('Batched', input.rows, { batch: { items: 10 } }, (rows, each) => {
    same<ValueOf<typeof rows>, readonly { key: string; size: number; note?: string }[]>(true)
    // @ts-expect-error a batch is an array: its members are elements
    rows.key
    return each.map('Row', rows, {}, (row) => row.size)
  })
  same<ValueOf<typeof batched>, readonly (readonly number[])[]>(true)
  const written = flow.distributedMap('Written', input.rows, { write: { bucket: input.bucket } }, (row) => row.key)
  same<ValueOf<typeof written>, WrittenResults>(true)
  // @ts-expect-error written results are not elements
  written[0]
  flow.distributedMap('Csv', csvOf({ bucket: 'b', key: 'k' }), {}, (row) => {
    same<ValueOf<NonNullable<typeof row.anything>>, string>(true)
  })
  flow.distributedMap('Csv of', csvOf({ bucket: input.bucket, prefix: 'p' }, { headers: ['id', 'note'] }), {}, (row) => {
    same<ValueOf<typeof row.id>, string>(true)
    // @ts-expect-error a column that the headers do not name
    row.nope
    // @ts-expect-error a CSV value is a text
    add(row.id, 1)
  })
  flow.distributedMap('Json', jsonOf({ bucket: 'b', key: 'k' }, { item: Row, pointer: '/rows' }), {}, (row) => {
    same<ValueOf<typeof row>, { id: number; note?: string }>(true)
    // @ts-expect-error a member that the item's schema does not have
    row.idd
  })
  flow.distributedMap('Lines', jsonLinesOf({ bucket: 'b', key: 'k' }, { item: Row }), {}, (row) =>
    same<ValueOf<typeof row.id>, number>(true),
  )
  flow.distributedMap('Parquet', parquetOf({ bucket: 'b', key: 'k' }, { item: Row }), {}, (row) =>
    same<ValueOf<typeof row.id>, number>(true),
  )
  flow.distributedMap('Inventory', inventoryOf({ bucket: 'b', key: 'k' }), {}, (row) =>
    same<ValueOf<typeof row.Size>, string | undefined>(true),
  )
  flow.distributedMap('Unloaded', athenaResultOf({ bucket: 'b', key: 'k' }, { item: Row, format: 'JSONL' }), {}, (row) =>
    same<ValueOf<typeof row.id>, number>(true),
  )
  flow.distributedMap('Unloaded csv', athenaCsvOf({ bucket: 'b', key: 'k' }, { headers: ['x'] }), {}, (row) =>
    same<ValueOf<typeof row.x>, string>(true),
  )
  // @ts-expect-error a listing by a key
  objectsOf({ bucket: 'b', key: 'k' })
  // @ts-expect-error a bucket that is a number
  objectsOf({ bucket: 5 })
  // @ts-expect-error a key and a prefix at once
  csvOf({ bucket: 'b', key: 'k', prefix: 'p' })
  // @ts-expect-error a delimiter that there is not
  csvOf({ bucket: 'b', key: 'k' }, { delimiter: 'colon' })
  // @ts-expect-error a pointer that does not begin with a slash
  jsonOf({ bucket: 'b', key: 'k' }, { item: Row, pointer: 'rows' })
  // @ts-expect-error JSON without the shape of its items
  jsonOf({ bucket: 'b', key: 'k' }, {})
  // @ts-expect-error a format that UNLOAD does not write for a map to read
  athenaResultOf({ bucket: 'b', key: 'k' }, { item: Row, format: 'ORC' })
  // @ts-expect-error an inventory is one manifest, not a folder
  inventoryOf({ bucket: 'b', prefix: 'p' })
  // @ts-expect-error an option that a distributed map does not have
  flow.distributedMap('Wrong 8', input.rows, { maxConcurrency: 5 }, (row) => row.key)
  // @ts-expect-error children of a type that there is not
  flow.distributedMap('Wrong 9', input.rows, { children: 'FAST' }, (row) => row.key)
  // @ts-expect-error a format of results that there is not
  flow.distributedMap('Wrong 10', input.rows, { write: { bucket: 'b', format: 'CSV' } }, (row) => row.key)
  // @ts-expect-error tolerance as a bare number: of what?
  flow.distributedMap('Wrong 11', input.rows, { tolerate: 5 }, (row) => row.key)
  // @ts-expect-error a bound that may be absent
  flow.distributedMap('Wrong 12', input.rows, { concurrency: input.top }, (row) => row.key)
  flow.distributedMap('Child', input.rows, {}, (row, each) => {
    const kept = each.pass('Kept', row.key)
    // @ts-expect-error a child's value, used by its parent
    flow.fail('Outside 3', kept)
    // What the parent made is handed to the child.
    return text`${objects[0]}${input.bucket}`
  })
  return { sizes, batched }
})

let escaped: Ref<string, import('../../asl/index.ts').Inside<'maps'>> | undefined
workflow({ name: 'maps', input: Input }, (_, input) => {
  escaped = input.bucket
})
workflow({ name: 'other', input: Input }, (flow) => {
  // @ts-expect-error a source in another workflow's terms
  flow.distributedMap('Objects', objectsOf({ bucket: escaped as NonNullable<typeof escaped> }), {}, (object) => object.Key)
})
