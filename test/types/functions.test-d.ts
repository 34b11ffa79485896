import { Type } from '@sinclair/typebox'
import {
  add,
  addHours,
  append,
  average,
  base64encode,
  contains,
  count,
  dateOf,
  divide,
  each,
  either,
  eq,
  every,
  filter,
  formatNumber,
  gt,
  hash,
  includes,
  join,
  keys,
  length,
  lookup,
  map,
  match,
  max,
  merge,
  now,
  orElse,
  parse,
  partition,
  range,
  reduce,
  round,
  secondsBetween,
  sift,
  single,
  sort,
  split,
  substring,
  sum,
  text,
  type ValueOf,
  workflow,
  zip,
} from '../../asl/index.ts'
import { glue, lambda } from '../../services/index.ts'
import { same } from './same.ts'

const Input = Type.Object({
  name: Type.String(),
  rows: Type.Integer(),
  top: Type.Optional(Type.Integer()),
  list: Type.Array(Type.Object({ key: Type.String(), size: Type.Integer(), note: Type.Optional(Type.String()) })),
  tags: Type.Array(Type.String()),
  maybe: Type.Optional(Type.Array(Type.Integer())),
  inner: Type.Object({ a: Type.Integer(), b: Type.String() }),
})
const send = { name: 'send', input: Type.Object({ keys: Type.Array(Type.String()) }), output: Type.Object({}), errors: [] } as const

workflow({ name: 'functions', input: Input }, (flow, input) => {
  const keysOf = map(input.list, (item) => item.key)
  same<ValueOf<typeof keysOf>, readonly string[]>(true)
  const made = map(input.list, (item, index) => ({ key: item.key, index, of: input.name, fixed: 5 }))
  same<ValueOf<typeof made>, readonly { readonly key: string; readonly index: number; readonly of: string; readonly fixed: 5 }[]>(true)
  const notes = map(input.list, (item) => item.note)
  same<ValueOf<typeof notes>, readonly string[]>(true)
  const lists = map(input.list, (item) => map(input.tags, (tag) => text`${tag}${item.key}`))
  same<ValueOf<typeof lists>, readonly (readonly string[])[]>(true)
  const absent = map(input.maybe, (item) => item)
  same<ValueOf<typeof absent>, readonly number[]>(true)
  const large = filter(input.list, (item) => gt(item.size, 5))
  same<ValueOf<typeof large>, readonly { key: string; size: number; note?: string }[]>(true)
  same<ValueOf<(typeof large)[0]['key']>, string | undefined>(true)
  const one = single(input.list, (item) => eq(item.key, 'x'))
  same<ValueOf<typeof one.size>, number>(true)
  const total = reduce(input.list, (carried, item) => add(carried, item.size), 0)
  same<ValueOf<typeof total>, number>(true)
  const sorted = sort(input.list, (item) => item.size, 'descending')
  same<ValueOf<typeof sorted>, readonly { key: string; size: number; note?: string }[]>(true)
  const both = append(
    input.tags,
    map(input.list, (item) => item.size),
  )
  same<ValueOf<typeof both>, readonly (string | number)[]>(true)
  const pairs = zip(input.tags, range(1, 3, 1))
  same<ValueOf<typeof pairs>, readonly (readonly [string, number])[]>(true)
  const chunks = partition(input.tags, 10)
  same<ValueOf<typeof chunks>, readonly (readonly string[])[]>(true)
  const parts = split(input.name, '/')
  same<ValueOf<(typeof parts)[1]>, string | undefined>(true)
  const matched = match(input.name, /(\d+)/)
  same<ValueOf<(typeof matched)[0]['groups']>, readonly string[] | undefined>(true)
  const most = max(map(input.list, (item) => item.size))
  same<ValueOf<typeof most>, number | undefined>(true)
  same<ReturnType<typeof now> extends import('../../asl/index.ts').Expr<infer T, never> ? T : never, string>(true)
  const parsed = parse<{ a: number[] }>(input.name)
  same<ValueOf<typeof parsed.a>, number[]>(true)
  const names = keys(input.inner)
  same<ValueOf<typeof names>, readonly ('a' | 'b')[]>(true)
  const member = lookup(input.inner, 'a')
  same<ValueOf<typeof member>, string | number | undefined>(true)
  const merged = merge(input.inner, { b: 5, c: input.name })
  same<ValueOf<typeof merged.b>, 5>(true)
  same<ValueOf<typeof merged.a>, number>(true)
  same<ValueOf<typeof merged.c>, string>(true)
  const sifted = sift(input.inner, (_, name) => eq(name, 'a'))
  same<ValueOf<typeof sifted.a>, number | undefined>(true)
  const listed = each(input.inner, (value, name) => ({ value, name }))
  same<ValueOf<typeof listed>, readonly { readonly value: string | number; readonly name: 'a' | 'b' }[]>(true)
  const which = either(gt(input.rows, 5), input.name, 7)
  same<ValueOf<typeof which>, string | 7>(true)
  flow.task('Send', lambda.invoke(send), { keys: keysOf })
  flow.task('Name', glue.getCrawler, { Name: substring(input.name, 0, 5) })

  // @ts-expect-error a function of what is no array
  map(input.name, (item) => item)
  // @ts-expect-error a member that the elements do not have
  map(input.list, (item) => item.kee)
  // @ts-expect-error a condition that is no condition
  filter(input.list, (item) => item.size)
  // @ts-expect-error a comparison of other types inside a function
  filter(input.list, (item) => eq(item.size, 'x'))
  // @ts-expect-error a condition that may be absent
  every(input.list, (item) => gt(item.note, 'x'))
  // @ts-expect-error what is carried changes its type
  reduce(input.list, (carried, item) => text`${carried}${item.key}`, 0)
  // @ts-expect-error an order of what has none
  sort(input.list, (item) => item)
  // @ts-expect-error an order that may be absent
  sort(input.list, (item) => item.note)
  // @ts-expect-error an order of another name
  sort(input.list, (item) => item.size, 'down')
  // @ts-expect-error objects where texts belong
  flow.task('Send 2', lambda.invoke(send), { keys: input.list })
  // @ts-expect-error numbers where texts belong
  flow.task('Send 3', lambda.invoke(send), { keys: map(input.list, (item) => item.size) })
  // @ts-expect-error the sum of texts
  sum(input.tags)
  // @ts-expect-error the mean of what may be absent
  average(input.maybe)
  // @ts-expect-error a largest number that may be absent
  add(max(map(input.list, (item) => item.size)), 1)
  add(orElse(most, 0), 1)
  const numbers = map(input.list, (item) => item.size)
  // @ts-expect-error numbers joined
  join(numbers, ', ')
  // @ts-expect-error the length of a number
  length(input.rows)
  // @ts-expect-error the length of an array
  length(input.tags)
  count(input.tags)
  // @ts-expect-error a part from a text
  substring(input.name, 'a')
  // @ts-expect-error an element of a split that may be absent
  base64encode(split(input.name, '/')[1])
  // @ts-expect-error a pattern that is a number
  contains(input.name, 5)
  // @ts-expect-error matches of a plain text
  match(input.name, 'x')
  // @ts-expect-error an algorithm that there is not
  hash(input.name, 'SHA-2')
  // @ts-expect-error a number that may be absent
  divide(input.top, 2)
  // @ts-expect-error a text divided
  divide(input.name, 2)
  // @ts-expect-error digits as a text
  round(input.rows, '2')
  // @ts-expect-error a picture that is a number
  formatNumber(input.rows, 2)
  // @ts-expect-error hours as a text
  addHours(now(), '24')
  // @ts-expect-error a moment as a number
  dateOf(input.rows)
  // @ts-expect-error the time from a number
  secondsBetween(input.rows, now())
  // @ts-expect-error a value of another type among the elements
  includes(input.tags, 5)
  // @ts-expect-error a member that the object does not have
  lookup(input.inner, 'c')
  // @ts-expect-error the names of no object
  keys(input.name)
  // @ts-expect-error a choice by no condition
  either(input.rows, 1, 2)
  // @ts-expect-error a member of one of two values
  either(gt(input.rows, 5), input.name, 7).x
  flow.when('Inner', gt(input.rows, 5), (then) => {
    const inner = then.pass('Kept', input.name)
    const used = map(input.list, (item) => ({ key: item.key, inner }))
    then.pass('Used', used)
    // @ts-expect-error a function over outer items that reads an inner result, used outside
    flow.pass('Outside', used)
    const chosen = filter(input.list, (item) => eq(item.key, inner))
    // @ts-expect-error the same of a condition inside a function
    flow.pass('Outside 2', chosen)
    // @ts-expect-error the same of one of two values
    flow.pass('Outside 3', either(gt(input.rows, 5), inner, 'x'))
  })
})
