import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { compile, eq, gt, type MapDocument, objectsOf, present, seconds, text, workflow } from '../../../asl/index.ts'
import { problemOf } from '../flow/problem-of.ts'
import { FOUND, find } from '../operations.ts'
import { failure, outputOf, run } from '../run.ts'

const Input = Type.Object({
  bucket: Type.String(),
  rows: Type.Array(Type.Object({ key: Type.String(), size: Type.Integer(), note: Type.Optional(Type.String()) })),
  most: Type.Optional(Type.Integer()),
})
const ROWS = { bucket: 'lake', rows: [1, 2, 3].map((size) => ({ key: `k${size}`, size })) }

const mapOf = (machine: ReturnType<typeof compile>, name: string) => machine.States[name] as MapDocument

test('a distributed map gives what its children gave', async () => {
  const mapped = workflow({ name: 'w', input: Input }, (flow, input) =>
    flow.distributedMap('Rows', input.rows, {}, (row, each) => {
      const found = each.task('Find', find, { key: row.key })
      each.wait('Hold', seconds(1))
      return { id: found.id, size: row.size }
    }),
  )
  const { output, children } = await run(mapped, ROWS, { Find: FOUND })
  expect(output).toEqual([1, 2, 3].map((size) => ({ id: 'f-1', size })))
  expect(children).toEqual(ROWS.rows.map((item) => ({ item })))
})

test('what a child reads of the steps around is handed to it, as far as it reads it', async () => {
  const mapped = workflow({ name: 'w', input: Input }, (flow, input) => {
    const found = flow.task('Find', find, {})
    const maybe = flow.when('Many?', gt(found.count, 100), () => ({ n: 5 }))
    const given = flow.distributedMap('Rows', input.rows, {}, (row, each) => {
      const kept = each.pass('Kept', { where: text`${input.bucket}/${row.key}`, most: input.most })
      each.when('Ready?', found.ready, (then) => then.task('Look', find, { id: found.id, size: found.inner.deep.size }))
      return { where: kept.where, most: kept.most, maybe }
    })
    return { first: given[0].where, all: given }
  })
  const { output, children, requests } = await run(mapped, ROWS, { Find: FOUND })
  expect(children[1]).toEqual({
    item: { key: 'k2' },
    outer: { input: { bucket: 'lake' }, find: { id: 'f-1', inner: { deep: { size: 12 } }, ready: true }, many: {} },
  })
  expect(requests[1]?.arguments).toEqual({ id: 'f-1', size: 12 })
  expect(output).toEqual({ first: 'lake/k1', all: ROWS.rows.map(({ key }) => ({ where: `lake/${key}` })) })
})

test('a distributed map inside a child hands on what it was handed', async () => {
  const nested = workflow({ name: 'w', input: Input }, (flow, input) => {
    const found = flow.task('Find', find, {})
    return flow.distributedMap('Outer', input.rows, {}, (outer, each) => {
      const local = each.pass('Local', { key: outer.key })
      return each.distributedMap('Inner', found.list, {}, (inner) => ({ text: text`${local.key}${inner}${outer.size}${input.bucket}` }))
    })
  })
  expect(await outputOf(nested, ROWS, { Find: FOUND })).toEqual([[{ text: 'k171lake' }], [{ text: 'k272lake' }], [{ text: 'k373lake' }]])
})

test('a map, a parallel, a poll and a handler inside a child read what it was handed', async () => {
  const mapped = workflow({ name: 'w', input: Input }, (flow, input) => {
    const found = flow.task('Find', find, {})
    return flow.distributedMap('Rows', input.rows, {}, (row, each) => {
      const both = each.parallel('Both', { a: () => ({ at: input.bucket, key: row.key }), b: (b) => b.pass('B', found.id) })
      const inner = each.map('Again', found.list, {}, (number, again) => {
        again.wait('Hold', seconds(1))
        return { number, id: found.id, key: row.key }
      })
      const seen = each.poll(
        'Poll',
        { every: seconds(1), attempts: 2 },
        (turn) => turn.task('Look', find, { at: input.bucket }, { catch: { 'Find.Missing': (then) => then.pass('Note', row.key) } }),
        () => eq(found.ready, true),
      )
      return { both, inner, seen: seen.id }
    })
  })
  const [first] = (await outputOf(mapped, ROWS, { Find: FOUND, Look: failure('Find.Missing') })) as object[]
  expect(first).toEqual({ both: { a: { at: 'lake', key: 'k1' }, b: 'f-1' }, inner: [{ number: 7, id: 'f-1', key: 'k1' }] })
})

test('a batch is an array of items, and what it reads of the steps around comes beside them', async () => {
  const batched = workflow({ name: 'w', input: Input }, (flow, input) => {
    const found = flow.task('Find', find, {})
    return flow.distributedMap('Rows', input.rows, { batch: { items: 2 } }, (rows, each) =>
      each.task('Send', find, { first: present(rows[0].key), bucket: input.bucket, id: found.id }),
    )
  })
  const machine = compile(batched)
  expect(mapOf(machine, 'Rows')).toMatchObject({
    ItemSelector: '{% { "key": $states.context.Map.Item.Value.key } %}',
    ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { input: '{% { "bucket": $states.context.Execution.Input.bucket } %}' } },
  })
  const { output, children, requests } = await run(batched, ROWS, { Find: FOUND, Send: FOUND })
  expect(children).toEqual([
    { BatchInput: { find: { id: 'f-1' }, input: { bucket: 'lake' } }, Items: [{ key: 'k1' }, { key: 'k2' }] },
    { BatchInput: { find: { id: 'f-1' }, input: { bucket: 'lake' } }, Items: [{ key: 'k3' }] },
  ])
  expect(requests[1]?.arguments).toEqual({ first: 'k1', bucket: 'lake', id: 'f-1' })
  expect(output).toEqual([FOUND, FOUND])
})

test('a batch that is mapped over inside the child has its items whole', async () => {
  const batched = workflow({ name: 'w', input: Input }, (flow, input) =>
    flow.distributedMap('Rows', input.rows, { batch: { items: input.most, bytes: 2000 } as never }, (rows, each) =>
      each.map('Row', rows as never, {}, (row) => row),
    ),
  )
  expect(await outputOf(batched, { ...ROWS, most: 2 })).toEqual([ROWS.rows.slice(0, 2), ROWS.rows.slice(2)])
})

test('the options of a distributed map are fields of its state', () => {
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      const limit = present(input.most)
      flow.distributedMap(
        'Objects',
        objectsOf({ bucket: input.bucket, prefix: 'bronze/' }, { maxItems: limit }),
        {
          concurrency: 50,
          tolerate: { count: 5, percentage: 2 },
          label: 'objects',
          children: 'EXPRESS',
          write: { bucket: 'results', prefix: text`runs/${input.bucket}`, format: 'JSONL', transformation: 'COMPACT' },
          retry: [{ errors: ['States.ItemReaderFailed'] }],
        },
        (object) => ({ key: object.Key }),
      )
    }),
  )
  expect(mapOf(machine, 'Objects')).toEqual({
    Type: 'Map',
    Label: 'objects',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:listObjectsV2',
      ReaderConfig: { MaxItems: '{% $states.context.Execution.Input.most %}' },
      Arguments: { Bucket: '{% $states.context.Execution.Input.bucket %}', Prefix: 'bronze/' },
    },
    ItemSelector: { item: '{% { "Key": $states.context.Map.Item.Value.Key } %}' },
    MaxConcurrency: 50,
    ToleratedFailureCount: 5,
    ToleratedFailurePercentage: 2,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
      StartAt: 'Objects: each',
      States: { 'Objects: each': { Type: 'Succeed', Output: '{% { "key": $states.context.Execution.Input.item.Key } %}' } },
    },
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Arguments: { Bucket: 'results', Prefix: '{% "runs/" & $states.context.Execution.Input.bucket %}' },
      WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
    },
    Retry: [{ ErrorEquals: ['States.ItemReaderFailed'] }],
    Output: {},
    End: true,
  })
})

test('results that are written are found where the step says', async () => {
  const written = workflow({ name: 'w', input: Input }, (flow, input) => {
    const run = flow.distributedMap(
      'Rows',
      input.rows,
      { label: 'rows', write: { bucket: 'results', prefix: 'p', transformation: 'COMPACT' } },
      (row) => row.key,
    )
    return { at: text`${run.ResultWriterDetails.Bucket}/${run.ResultWriterDetails.Key}` }
  })
  const { output, written: files } = await run(written, ROWS)
  const { at } = output as { at: string }
  expect(Object.keys(files)).toContain(at)
  expect(JSON.parse(files[at.replace('manifest', 'SUCCEEDED_0')] ?? '')).toEqual(['k1', 'k2', 'k3'])
})

test('tolerated failures leave no result, and one more fails the map', async () => {
  const tolerant = (count: number) =>
    workflow({ name: 'w', input: Input }, (flow, input) =>
      flow.distributedMap(
        'Rows',
        input.rows,
        { tolerate: { count }, catch: { 'States.ExceedToleratedFailureThreshold': 'continue' } },
        (row, each) => {
          each.when('Small?', gt(row.size, 1), (then) => then.fail('TooBig', 'x'))
          return row.key
        },
      ),
    )
  expect(await outputOf(tolerant(2), ROWS)).toEqual(['k1'])
  expect(await outputOf(tolerant(1), ROWS)).toBeNull()
})

test.each([
  ['bad-map-option', { concurrency: 0 }],
  ['bad-map-option', { concurrency: 10_001 }],
  ['bad-map-option', { batch: { items: 0 } }],
  ['bad-map-option', { batch: { bytes: 262_145 } }],
  ['bad-map-option', { tolerate: { percentage: 101 } }],
  ['bad-map-option', { tolerate: { count: 1.5 } }],
  ['no-batch-bound', { batch: {} }],
  ['bad-label', { label: 'a b' }],
  ['bad-label', { label: 'x'.repeat(41) }],
])('the problem %s is refused: %j', (code, options) => {
  expect(problemOf((flow, input) => flow.distributedMap('Rows', input.list, options, (row) => row))).toMatchObject({
    code,
    path: 'w > Rows',
  })
})

test('a child that ends the execution ends its own only: the next step still runs', async () => {
  const machine = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.distributedMap('Rows', input.rows, { tolerate: { percentage: 100 } }, (_, each) => each.fail('Never', 'x'))
    return { after: input.bucket }
  })
  expect(await outputOf(machine, ROWS)).toEqual({ after: 'lake' })
})
