import { expect, test } from '@jest/globals'
import { builtIns } from '../../../analysis/check/jsonata/built-ins.ts'
import * as asl from '../../../asl/index.ts'
import { compile, constant, type Expr, workflow } from '../../../asl/index.ts'
import { Input } from '../operations.ts'

const numbers = constant([1])
const object = constant({ a: 1 })
const yes = constant(true)

/** A call for each function of JSONata and of Step Functions. */
const CALLS: Readonly<Record<string, unknown>> = {
  abs: asl.abs(1),
  assert: asl.assert(yes, yes, 'x'),
  average: asl.average(numbers),
  base64decode: asl.base64decode('x'),
  base64encode: asl.base64encode('x'),
  boolean: asl.truthy(yes),
  ceil: asl.ceil(1),
  contains: asl.contains('x', 'x'),
  count: asl.count(numbers),
  decodeUrl: asl.decodeUrl('x'),
  decodeUrlComponent: asl.decodeUrlComponent('x'),
  distinct: asl.distinct(numbers),
  each: asl.each(object, (value) => value),
  encodeUrl: asl.encodeUrl('x'),
  encodeUrlComponent: asl.encodeUrlComponent('x'),
  error: asl.error('x'),
  exists: asl.exists(yes),
  filter: asl.filter(numbers, (item) => asl.gt(item, 0)),
  floor: asl.floor(1),
  formatBase: asl.formatBase(1),
  formatInteger: asl.formatInteger(1, 'w'),
  formatNumber: asl.formatNumber(1, '0'),
  fromMillis: asl.fromMillis(1),
  hash: asl.hash('x', 'MD5'),
  join: asl.join(['x']),
  keys: asl.keys(object),
  length: asl.length('x'),
  lookup: asl.lookup(object, 'a'),
  lowercase: asl.lowercase('x'),
  map: asl.map(numbers, (item) => item),
  match: asl.match('x', /x/),
  max: asl.max(numbers),
  merge: asl.merge(object, {}),
  millis: asl.millis(),
  min: asl.min(numbers),
  not: asl.not(yes),
  now: asl.now('[Y]', '+0200'),
  number: asl.toNumber(constant('1')),
  pad: asl.pad('x', 2),
  parse: asl.parse('1'),
  parseInteger: asl.parseInteger('one', 'w'),
  partition: asl.partition(numbers, 1),
  power: asl.power(1, 1),
  random: asl.random(),
  range: asl.range(1, 2, 1),
  reduce: asl.reduce(numbers, (carried) => carried, 0),
  replace: asl.replace('x', 'x', 'y'),
  reverse: asl.reverse(numbers),
  round: asl.round(1),
  shuffle: asl.shuffle(numbers),
  sift: asl.sift(object, (value) => asl.gt(value, 0)),
  single: asl.single(numbers, (item) => asl.gt(item, 0)),
  sort: asl.sort(numbers, (item) => item),
  split: asl.split('x', ','),
  spread: asl.spread(object),
  sqrt: asl.sqrt(1),
  string: asl.json(yes),
  substring: asl.substring('x', 0),
  substringAfter: asl.substringAfter('x', 'x'),
  substringBefore: asl.substringBefore('x', 'x'),
  sum: asl.sum(numbers),
  toMillis: asl.toMillis(constant('2026-01-01T00:00:00Z')),
  trim: asl.trim('x'),
  type: asl.typeOf(yes),
  uppercase: asl.uppercase('x'),
  uuid: asl.uuid(),
  zip: asl.zip(numbers, numbers),
}

/** `eval` runs what a text says, which AWS refuses; `clone` copies, and values never change; `append` is written as brackets. */
const LEFT_OUT = ['append', 'clone', 'eval']

test('every function of JSONata and of Step Functions has a typed function that calls it', () => {
  expect(Object.keys(CALLS).toSorted()).toEqual([...builtIns].filter((name) => !LEFT_OUT.includes(name)).toSorted())
})

test.each(Object.entries(CALLS))('%s is called by its own name, in a machine that AWS takes', (name, value) => {
  const machine = compile(workflow({ name: 'w', input: Input }, () => ({ value: value as Expr<unknown> })))
  expect(JSON.stringify(machine)).toContain(`$${name}(`)
})
