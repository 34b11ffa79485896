import { expect, test } from '@jest/globals'
import { eq, exists, type Flow, json, ne, orElse, type Ref, seconds, text, workflow } from '../../../asl/index.ts'
import { FOUND, type Found, find, INPUT, Input } from '../operations.ts'
import { failure, outputOf } from '../run.ts'

const MISSING = { Find: failure('Find.Missing', 'gone') }

/** What the readers of a result see: of the whole, of a part, of a part of a part. */
const read = (found: Ref<Found | undefined, never>) => ({
  there: exists(found as unknown as Ref<unknown>),
  whole: found as unknown as Ref<unknown>,
  id: found.id as Ref<unknown>,
  orElse: orElse(found.id as Ref<string | undefined>, 'none'),
  text: text`<${found.inner.deep.size as Ref<number | undefined>}>`,
  equal: eq(found.id as Ref<string>, 'f-1'),
  differs: ne(found.id as Ref<string>, 'f-1'),
})
const ABSENT = { there: false, orElse: 'none', text: '<>', equal: false, differs: true }
const PRESENT = { there: true, whole: FOUND, id: 'f-1', orElse: 'f-1', text: '<12>', equal: true, differs: false }

test.each([
  ['after a caught error', MISSING, ABSENT],
  ['without an error', { Find: FOUND }, PRESENT],
])('a result that may be absent is just that %s', async (_, answers, expected) => {
  const caught = workflow({ name: 'w', input: Input }, (flow) => {
    const found = flow.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } })
    flow.wait('Hold', seconds(1))
    return read(found)
  })
  expect(await outputOf(caught, INPUT, answers)).toEqual(expected)
})

test.each([
  ['after a caught error', MISSING, { orElse: 'none', text: '<>', equal: false, differs: true }],
  ['without an error', { Find: FOUND }, { id: 'f-1', orElse: 'f-1', text: '<12>', equal: true, differs: false }],
])('so it is where only parts of it are read, %s', async (_, answers, expected) => {
  const caught = workflow({ name: 'w', input: Input }, (flow) => {
    const { there, whole, ...parts } = read(flow.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } }))
    return parts
  })
  expect(await outputOf(caught, INPUT, answers)).toEqual(expected)
})

test.each([
  ['after a caught error', MISSING, { there: false, all: false, text: '' }],
  ['without an error', { Find: FOUND }, { there: true, all: true, both: { a: FOUND, b: 1 }, text: 'f-1' }],
])('the record of a parallel is absent or whole, %s', async (_, answers, expected) => {
  const caught = workflow({ name: 'w', input: Input }, (flow) => {
    const both = flow.parallel(
      'Both',
      { a: (branch) => branch.task('Find', find, {}), b: () => 1 },
      { catch: { 'States.ALL': 'continue' } },
    )
    return { there: exists(both.a), all: exists(both), both, text: text`${both.a.id}` }
  })
  expect(await outputOf(caught, INPUT, answers)).toEqual(expected)
})

test('a branch that gives nothing, or something absent, is absent in the record', async () => {
  const branches = (then?: (flow: Flow<never>) => void) =>
    workflow({ name: 'w', input: Input }, (flow, input) => {
      const all = flow.parallel('All', {
        nothing: (branch) => branch.wait('Hold', seconds(1)),
        absent: () => input.top,
        some: () => ({ top: input.top, name: input.name }),
        caught: (branch) => branch.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } }),
      })
      then?.(flow as never)
      return { all, there: [exists(all.nothing), exists(all.absent), exists(all.some.top), exists(all.caught)], text: text`${all.absent}.` }
    })
  const expected = { all: { some: { name: INPUT.name } }, there: [false, false, false, false], text: '.' }
  expect(await outputOf(branches(), INPUT, MISSING)).toEqual(expected)
  expect(
    await outputOf(
      branches((flow) => flow.wait('After', seconds(1))),
      INPUT,
      MISSING,
    ),
  ).toEqual(expected)
})

test('a pass keeps an absent value as absent', async () => {
  const passed = workflow({ name: 'w', input: Input }, (flow, input) => {
    const top = flow.pass('Keep top', input.top)
    const nested = flow.pass('Keep nested', { top: input.top, in: input.nested })
    const again = flow.pass('Keep again', nested.in)
    return {
      there: [exists(top), exists(nested.top), exists(again), exists(again.a.b)],
      top,
      text: text`${top}${again.a.b}`,
      or: orElse(top, 5),
    }
  })
  expect(await outputOf(passed, INPUT)).toEqual({ there: [false, false, false, false], text: '', or: 5 })
  const given = { ...INPUT, top: 3, nested: { a: { b: 'deep' } } }
  expect(await outputOf(passed, given)).toEqual({ there: [true, true, true, true], top: 3, text: '3deep', or: 3 })
})

test('null is a value: it is kept, and it exists', async () => {
  const passed = workflow({ name: 'w', input: Input }, (flow, input) => {
    const top = flow.pass('Keep', input.top)
    const found = flow.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } })
    return { top, there: [exists(top), exists(found)], found }
  })
  expect(await outputOf(passed, { ...INPUT, top: null }, { Find: null })).toEqual({ top: null, there: [true, true], found: null })
})

test('the value of a choice is absent where the way that was taken gave none', async () => {
  const joined = workflow({ name: 'w', input: Input }, (flow, input) => {
    const one = flow.when('One way', eq(input.rows, 4), () => input.name)
    const two = flow.when(
      'Two ways',
      eq(input.rows, 4),
      () => input.top,
      () => ({ text: input.name }),
    )
    return { one, two, there: [exists(one), exists(two)], text: text`${one}|${json(two as Ref<unknown, never>)}` }
  })
  expect(await outputOf(joined, INPUT)).toEqual({ one: "O'Neil", there: [true, false], text: "O'Neil|" })
  expect(await outputOf(joined, { ...INPUT, rows: 5 })).toEqual({
    two: { text: "O'Neil" },
    there: [false, true],
    text: '|{"text":"O\'Neil"}',
  })
})

test('an absent value as the whole output of the machine is null', async () => {
  expect(
    await outputOf(
      workflow({ name: 'w', input: Input }, (_, input) => input.top),
      INPUT,
    ),
  ).toBeNull()
  expect(
    await outputOf(
      workflow({ name: 'w', input: Input }, (_, input) => input.top),
      { ...INPUT, top: 5 },
    ),
  ).toBe(5)
  const last = workflow({ name: 'w', input: Input }, (flow) => flow.task('Find', find, {}).maybe)
  expect(await outputOf(last, INPUT, { Find: FOUND })).toBeNull()
  const caught = workflow({ name: 'w', input: Input }, (flow) => flow.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } }))
  expect(await outputOf(caught, INPUT, MISSING)).toBeNull()
  expect(await outputOf(caught, INPUT, { Find: FOUND })).toEqual(FOUND)
})

test('a poll whose last turn gave nothing gives nothing', async () => {
  const polled = workflow({ name: 'w', input: Input }, (flow, input) => {
    const seen = flow.poll(
      'Seen',
      { every: seconds(1), attempts: 2 },
      (turn) => turn.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } }),
      () => eq(input.rows, 4),
    )
    return { there: exists(seen), id: seen.id }
  })
  expect(await outputOf(polled, INPUT, MISSING)).toEqual({ there: false })
})
