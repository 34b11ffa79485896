import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { compile, eq, gt, type JsonObject, type MapDocument, present, seconds, text, workflow } from '../../../asl/index.ts'
import { problemOf } from '../flow/problem-of.ts'
import { FOUND, find } from '../operations.ts'
import { failure, outputOf, run } from '../run.ts'

const Input = Type.Object({
  name: Type.String(),
  rows: Type.Array(Type.Object({ key: Type.String(), size: Type.Integer(), note: Type.Optional(Type.String()) })),
  grid: Type.Optional(Type.Array(Type.Array(Type.Integer()))),
})
const ROWS = {
  name: 'n',
  rows: [
    { key: 'a', size: 1 },
    { key: 'b', size: 2, note: 'x' },
  ],
}

const mapOf = (machine: ReturnType<typeof compile>, name: string) => machine.States[name] as MapDocument

test('a map gives what its iterations gave, in the order of the items', async () => {
  const mapped = workflow({ name: 'w', input: Input }, (flow, input) => {
    const found = flow.map('Each', input.rows, {}, (row, each, index) => {
      const seen = each.task('Find', find, { key: row.key, who: input.name })
      each.wait('Hold', seconds(1))
      return { id: text`${row.key}${index}`, count: seen.count, size: row.size }
    })
    return { found, second: found[1].id }
  })
  const { output, requests } = await run(mapped, ROWS, { Find: FOUND })
  expect(output).toEqual({
    found: [
      { id: 'a0', count: 3, size: 1 },
      { id: 'b1', count: 3, size: 2 },
    ],
    second: 'b1',
  })
  expect(requests.map((request) => request.arguments)).toEqual([
    { key: 'a', who: 'n' },
    { key: 'b', who: 'n' },
  ])
})

test('an iteration returns what is read of it, and is given what it reads', () => {
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      const found = flow.map('Each row', input.rows, { concurrency: 3 }, (row, each) => each.task('Find', find, { key: row.key }))
      flow.wait('After', seconds(1))
      return { id: found[0].id }
    }),
  )
  expect(mapOf(machine, 'Each row')).toMatchObject({
    Items: '{% $states.context.Execution.Input.rows %}',
    ItemSelector: { item: '{% { "key": $states.context.Map.Item.Value.key } %}' },
    MaxConcurrency: 3,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'INLINE' },
      StartAt: 'Find',
      States: { Find: { Arguments: { key: '{% $states.input.item.key %}' }, Output: '{% { "id": $states.result.id } %}', End: true } },
    },
    Assign: { eachRow: '{% $states.result %}' },
  })
})

test('a map that nobody reads gives empty results', async () => {
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      flow.map('Each', input.rows, {}, (_, each) => each.task('Find', find, {}))
    }),
  )
  expect(mapOf(machine, 'Each')).toMatchObject({ ItemSelector: {}, ItemProcessor: { States: { Find: { Output: {} } } }, Output: {} })
  expect(mapOf(machine, 'Each').Assign).toBeUndefined()
})

test('maps nest, and the inner one reads both items', async () => {
  const nested = workflow({ name: 'w', input: Input }, (flow, input) =>
    flow.map('Outer', present(input.grid), {}, (line, outer, row) =>
      outer.map('Inner', line, { concurrency: 1 }, (cell, _, column) => ({ cell, row, column, first: line[0] })),
    ),
  )
  expect(await outputOf(nested, { ...ROWS, grid: [[5, 6], [], [7]] })).toEqual([
    [
      { cell: 5, row: 0, column: 0, first: 5 },
      { cell: 6, row: 0, column: 1, first: 5 },
    ],
    [],
    [{ cell: 7, row: 2, column: 0, first: 7 }],
  ])
})

test('an absent value of an iteration is null among the results', async () => {
  const optional = workflow({ name: 'w', input: Input }, (flow, input) => {
    const notes = flow.map('Notes', input.rows, {}, (row) => row.note)
    const big = flow.map('Big', input.rows, {}, (row, each) => each.when('Big?', gt(row.size, 1), () => row.key))
    const none = flow.map('None', input.rows, {}, (_, each) => {
      each.wait('Hold', seconds(1))
    })
    return { notes, big, none, first: notes[0] }
  })
  expect(await outputOf(optional, ROWS)).toEqual({ notes: [null, 'x'], big: [null, 'b'], none: [null, null], first: null })
})

test('a caught error of an iteration leaves the map without a result, and its handler sees the error', async () => {
  const caught = workflow({ name: 'w', input: Input }, (flow, input) => {
    const found = flow.map(
      'Each',
      input.rows,
      { catch: { 'Find.Broken': (then, error) => then.pass('Seen', text`${error.Error}`) }, retry: [{ errors: ['Find.Missing'] }] },
      (row, each) => each.task('Find', find, { key: row.key }).id,
    )
    return { ok: 1, found: found[0] }
  })
  expect(await outputOf(caught, ROWS, { Find: failure('Find.Broken') })).toEqual({ ok: 1 })
  let calls = 0
  expect(await outputOf(caught, ROWS, { Find: () => (calls++ === 0 ? failure('Find.Missing') : FOUND) })).toEqual({ ok: 1, found: 'f-1' })
})

test('an item is kept for a handler, a later state and a block inside', async () => {
  const kept = workflow({ name: 'w', input: Input }, (flow, input) =>
    flow.map('Each', input.rows, {}, (row, each) => {
      const found = each.task('Find', find, { key: row.key }, { catch: { 'Find.Missing': (then) => then.pass('Missing', row.size) } })
      each.when('One?', eq(row.size, 1), (then) => then.task('Note', find, { key: row.key }))
      return { id: found.id, key: row.key }
    }),
  )
  const answers = {
    Find: (request: { arguments: unknown }) => ((request.arguments as JsonObject).key === 'a' ? failure('Find.Missing') : FOUND),
  }
  expect(await outputOf(kept, ROWS, answers)).toEqual([{ key: 'a' }, { id: 'f-1', key: 'b' }])
})

test('an empty array runs nothing and gives an empty array', async () => {
  const empty = workflow({ name: 'w', input: Input }, (flow, input) => flow.map('Each', input.rows, {}, (row) => row.key))
  expect(await outputOf(empty, { name: 'n', rows: [] })).toEqual([])
  expect(await outputOf(empty, { name: 'n', rows: [{ key: 'only', size: 1 }] })).toEqual(['only'])
})

test.each([0, 41, 1.5, Number.NaN])('%p iterations at once are refused', (concurrency) => {
  expect(problemOf((flow, input) => flow.map('Each', input.list, { concurrency }, (item) => item))).toMatchObject({
    code: 'bad-concurrency',
    path: 'w > Each',
  })
})

test('the result of an iteration cannot be read outside, nor the outer flow be used inside', () => {
  let inner: unknown
  const stolen = problemOf((flow, input) => {
    flow.map('Each', input.list, {}, (item) => {
      inner = item
    })
    flow.pass('Outside', inner as never)
  })
  expect(stolen.code).toBe('reference-out-of-scope')
  expect(problemOf((flow, input) => flow.map('Each', input.list, {}, () => flow.wait('Wrong', seconds(1)))).code).toBe('wrong-flow')
})

test('an item that only the first state of an iteration reads costs no state of its own', () => {
  const firstOf = (machine: ReturnType<typeof compile>) => mapOf(machine, 'Each row').ItemProcessor.StartAt
  const chosen = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.map('Each row', input.rows, {}, (row, each) => {
      each.when('Big?', gt(row.size, 1), (then) => then.task('Find', find, {}))
    })
  })
  expect(firstOf(compile(chosen))).toBe('Big?')
  const handed = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.map('Each row', input.rows, {}, (row, each) => {
      each.distributedMap('Inside', input.rows, {}, (inner, child) => child.task('Find', find, { outer: row.key, inner: inner.key }))
    })
  })
  expect(firstOf(compile(handed))).toBe('Inside')
  const both = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.map('Each row', input.rows, {}, (row, each) => {
      each.when('Big?', gt(row.size, 1), (then) => then.task('Find', find, { key: row.key }))
    })
  })
  expect(firstOf(compile(both))).toBe('Each row: begin')
})

test('what a first state hands on from the item reaches the children of a map inside', async () => {
  const handed = workflow({ name: 'w', input: Input }, (flow, input) =>
    flow.map('Each row', input.rows, {}, (row, each, index) => {
      return each.distributedMap('Inside', input.rows, {}, (inner) => text`${row.key}${index}${inner.key}`)
    }),
  )
  expect(await outputOf(handed, ROWS)).toEqual([
    ['a0a', 'a0b'],
    ['b1a', 'b1b'],
  ])
})
