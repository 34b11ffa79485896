import { expect, test } from '@jest/globals'
import {
  add,
  and,
  context,
  count,
  type Expr,
  eq,
  exists,
  type Flow,
  ge,
  gt,
  type Inside,
  json,
  jsonata,
  le,
  lt,
  ne,
  not,
  or,
  orElse,
  present,
  type Ref,
  subtract,
  text,
  toMillis,
  toNumber,
  uuid,
  workflow,
} from '../../../asl/index.ts'
import { FOUND, type Found, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

type Scope = Inside<'w'>
type Given = Ref<{ name: string; rows: number; flag: boolean; top?: number; list: string[]; nested?: { a: { b: string } } }, Scope>

/** The value of an expression over the input and a task's result. */
async function resultOf(expression: (input: Given, found: Ref<Found, Scope>, flow: Flow<Scope>) => unknown, input: object = INPUT) {
  const tested = workflow({ name: 'w', input: Input }, (flow, given) => ({
    value: expression(given, flow.task('Find', find, {}), flow) as Expr<unknown, Scope>,
  }))
  return ((await outputOf(tested, { ...input }, { Find: FOUND })) as { value?: unknown }).value
}

test('comparisons of present values', async () => {
  expect(await resultOf(({ rows }) => eq(rows, 4))).toBe(true)
  expect(await resultOf(({ rows }) => ne(rows, 4))).toBe(false)
  expect(await resultOf(({ name }) => ne(name, 'x'))).toBe(true)
  expect(await resultOf(({ rows }, found) => gt(rows, found.count))).toBe(true)
  expect(await resultOf(({ rows }) => ge(rows, 4))).toBe(true)
  expect(await resultOf(({ rows }) => lt(rows, 4))).toBe(false)
  expect(await resultOf(({ rows }) => le(rows, -4))).toBe(false)
  expect(await resultOf(({ name }) => lt(name, 'P'))).toBe(true)
  expect(await resultOf((_, found) => eq(found.list, [7]))).toBe(true)
  expect(await resultOf((_, found) => eq(found.inner.deep, { size: 12 }))).toBe(true)
})

test('an absent value equals nothing and differs from everything', async () => {
  expect(await resultOf(({ top }) => eq(top, 4))).toBe(false)
  expect(await resultOf(({ top }) => ne(top, 4))).toBe(true)
  expect(await resultOf((_, found) => ne(found.maybe, 'x'))).toBe(true)
  expect(await resultOf(({ nested }) => eq(nested.a.b, 'x'))).toBe(false)
})

test('what exists, and what stands in for an absent value or null', async () => {
  expect(await resultOf(({ top }) => exists(top))).toBe(false)
  expect(await resultOf(({ rows }) => exists(rows))).toBe(true)
  expect(await resultOf(({ top }) => exists(top), { ...INPUT, top: null })).toBe(true)
  expect(await resultOf(({ top }) => orElse(top, 10))).toBe(10)
  expect(await resultOf(({ top }) => orElse(top, 10), { ...INPUT, top: null })).toBe(10)
  expect(await resultOf(({ top }) => orElse(top, 10), { ...INPUT, top: 0 })).toBe(0)
  expect(await resultOf(({ top, rows }) => orElse(top, rows), INPUT)).toBe(4)
  expect(await resultOf(({ nested }) => orElse(nested.a.b, 'none'))).toBe('none')
  expect(await resultOf(({ list }) => orElse(list, []))).toEqual(['a', 'b'])
})

test('conditions join, and none at all joins to its neutral value', async () => {
  const yes = (input: Given) => eq(input.rows, 4)
  const no = (input: Given) => eq(input.rows, 5)
  expect(await resultOf((input) => and(yes(input), no(input)))).toBe(false)
  expect(await resultOf((input) => or(no(input), yes(input)))).toBe(true)
  expect(await resultOf((input) => and(or(no(input), yes(input)), not(and(yes(input), no(input)))))).toBe(true)
  expect(await resultOf((input) => or(and(no(input), no(input)), yes(input)))).toBe(true)
  expect(await resultOf(() => and())).toBe(true)
  expect(await resultOf(() => or())).toBe(false)
})

test('a later condition is not evaluated where an earlier one decides', async () => {
  const broken = () => gt(jsonata<number>`$number("no number")`, 1)
  expect(await resultOf((input) => and(eq(input.rows, 5), broken()))).toBe(false)
  expect(await resultOf((input) => or(eq(input.rows, 4), broken()))).toBe(true)
})

test('sums, differences and nested operators keep their order', async () => {
  expect(await resultOf(({ rows }, found) => add(rows, found.count))).toBe(7)
  expect(await resultOf(({ rows }) => add(rows, -1))).toBe(3)
  expect(await resultOf(({ rows }) => subtract(rows, -1))).toBe(5)
  expect(await resultOf(({ rows }) => subtract(subtract(rows, 1), subtract(rows, 1)))).toBe(0)
  expect(await resultOf(({ rows }) => subtract(rows, add(rows, 1)))).toBe(-1)
})

test('an expression written by hand keeps its bounds inside others', async () => {
  expect(await resultOf(({ rows }) => subtract(jsonata<number>`1 + 1`, jsonata<number>`1 + ${rows}`))).toBe(-3)
  expect(await resultOf(() => add(jsonata<number>`(1) + (2)`, jsonata<number>`true ? 1 : 2`))).toBe(4)
  expect(await resultOf(() => text`<${jsonata<string>`("(") & (")")`}>`)).toBe('<()>')
  expect(await resultOf(() => text`${jsonata<boolean>`(")") = ("(")`}`)).toBe('false')
  expect(await resultOf(() => eq(jsonata<string>`$replace("a1b", /\d/, "(")`, 'a(b'))).toBe(true)
  expect(await resultOf(({ rows }) => jsonata`(${rows} > 3 ? "many" : "few")`)).toBe('many')
  expect(
    await resultOf(
      ({ rows }) => jsonata`(
        $twice := ${rows} * 2;
        "line
break" & $twice
      )`,
    ),
  ).toBe('line\nbreak8')
})

test('values of JSON stand in an expression written by hand as literals', async () => {
  expect(await resultOf(({ name }) => jsonata`${name} in ${["O'Neil", '%}', '{%']}`)).toBe(true)
  expect(await resultOf(() => jsonata`${{ a: [-1, null] }}.a[0]`)).toBe(-1)
})

test('counts, numbers, timestamps and JSON texts', async () => {
  expect(await resultOf(({ list }) => count(list))).toBe(2)
  expect(await resultOf((_, found) => count(found.rows))).toBe(1)
  expect(await resultOf(({ nested }) => count(jsonata<string[] | undefined>`${nested}.list`))).toBe(0)
  expect(await resultOf(() => toNumber(text`12`))).toBe(12)
  expect(await resultOf(() => toMillis(text`2026-01-01T00:00:00Z`))).toBe(Date.UTC(2026, 0, 1))
  expect(await resultOf(() => toMillis(context.State.EnteredTime))).toBe(Date.UTC(2026, 0, 1))
  expect(await resultOf((_, found) => json(found.rows))).toBe('[{"name":"first","tags":["a"]}]')
  expect(await resultOf(({ name }) => json({ name, gone: [1] }))).toBe('{"name":"O\'Neil","gone":[1]}')
  expect(await resultOf(() => uuid())).toMatch(/^[0-9a-f-]{36}$/)
})

test('elements are read by their index, in arrays of arrays and of objects', async () => {
  expect(await resultOf(({ list }) => list[1])).toBe('b')
  expect(await resultOf((_, found) => found.rows[0].tags[0])).toBe('a')
  expect(await resultOf((_, found) => found.rows[0].tags)).toEqual(['a'])
  expect(await resultOf((_, found) => found.rows)).toEqual([{ name: 'first', tags: ['a'] }])
  expect(await resultOf((_, _found, flow) => (flow.pass('Keep', { grid: [[1, 2], [3]] }) as unknown as Grid).grid[0]?.[1])).toBe(2)
  expect(await resultOf((_, _found, flow) => (flow.pass('Keep', { grid: [[1, 2], [3]] }) as unknown as Grid).grid[1])).toEqual([3])
  expect(await resultOf((_, _found, flow) => (flow.pass('Keep', [[], [[4]]]) as unknown as number[][][])[1]?.[0])).toEqual([4])
})

test('an array inside an array stays an array, whether it is written there or referred to', async () => {
  expect(await resultOf((_, found) => [found.list, 1, found.rows[0].tags])).toEqual([[7], 1, ['a']])
  expect(await resultOf((_, found, flow) => flow.pass('Keep', [[found.list], [[]], found.list, []]))).toEqual([[[7]], [[]], [7], []])
  expect(await resultOf((input, _, flow) => flow.pass('Keep', [input.top, jsonata`[1, 2]`, input.name]))).toEqual([[1, 2], "O'Neil"])
  expect(await resultOf((input, found) => eq(jsonata<unknown[]>`${[found.list, input.rows] as never}`, [[7], 4]))).toBe(true)
  expect(await resultOf((_, found) => count(jsonata<unknown[]>`${[found.list] as never}`))).toBe(1)
})

interface Grid {
  readonly grid: readonly (readonly number[])[]
}

test('a value said to be present that is not fails its state', async () => {
  const ended = await run(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      flow.task('Find', find, { top: present(input.top) })
    }),
    INPUT,
  )
  expect([ended.status, ended.error]).toEqual(['FAILED', 'States.QueryEvaluationError'])
})
