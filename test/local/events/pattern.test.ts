import { expect, test } from '@jest/globals'
import type { JsonObject, JsonValue } from '../../../asl/json.ts'
import { parsePattern } from '../../../local/services/events/pattern/check-pattern.ts'
import { matchesPattern } from '../../../local/services/events/pattern/matches-pattern.ts'

const fits = (pattern: JsonObject, event: JsonObject) => matchesPattern(parsePattern(JSON.stringify(pattern)), event)

const table: readonly (readonly [rule: JsonValue, taken: readonly JsonValue[], refused: readonly JsonValue[]])[] = [
  ['x', ['x', ['y', 'x']], ['X', '', null, ['y'], []]],
  [null, [null], ['', 0, 'null']],
  ['', [''], ['x', null]],
  [1.5, [1.5], ['1.5', 1]],
  [true, [true], ['true', false]],
  [{ prefix: 'bronze/' }, ['bronze/a', ['x', 'bronze/']], ['silver/', 'bronze', 5]],
  [{ prefix: { 'equals-ignore-case': 'EU' } }, ['eu-west', 'EU'], ['us']],
  [{ suffix: '.json' }, ['a.json'], ['a.jsonl', '.JSON']],
  [{ suffix: { 'equals-ignore-case': '.PNG' } }, ['a.png'], ['a.jpg']],
  [{ 'anything-but': 'init' }, ['x', 5, null], ['init']],
  [{ 'anything-but': ['a', 'b', 3] }, ['c', 4], ['a', 3]],
  [{ 'anything-but': { prefix: 'tmp/' } }, ['a'], ['tmp/a']],
  [{ 'anything-but': { suffix: ['.tmp', '.part'] } }, ['a.csv'], ['a.tmp', 'b.part']],
  [{ 'anything-but': { wildcard: '*/lib/*' } }, ['/bin/x'], ['/usr/lib/x']],
  [{ 'anything-but': { 'equals-ignore-case': ['A', 'B'] } }, ['c'], ['a', 'B']],
  [{ numeric: ['>', 0, '<=', 5] }, [5, 0.1], [0, 5.1, '3']],
  [{ numeric: ['=', 3] }, [3, 3.0], [4]],
  [{ cidr: '10.0.0.0/24' }, ['10.0.0.255'], ['10.0.1.0', 'ten', '::1']],
  [{ cidr: '2001:db8::/32' }, ['2001:db8::1'], ['2001:db9::1']],
  [{ 'equals-ignore-case': 'Alice' }, ['ALICE'], ['alicia', 1]],
  [{ wildcard: 'dir/*/a*.csv' }, ['dir/x/ab.csv', 'dir//a.csv'], ['dir/a.csv', 'dir/x/b.csv']],
  [{ wildcard: 'a\\*b' }, ['a*b'], ['axb']],
  [{ exists: true }, ['x', null, ''], [{ deeper: 1 }]],
]

test.each(table)('the rule %j takes %j and refuses %j', (rule, taken, refused) => {
  for (const value of taken) expect([value, fits({ field: [rule] }, { field: value })]).toEqual([value, true])
  for (const value of refused) expect([value, fits({ field: [rule] }, { field: value })]).toEqual([value, false])
})

test('what is not there fits only the rule that asks for it', () => {
  expect(fits({ a: { b: [{ exists: false }] } }, { a: { c: 1 } })).toBe(true)
  expect(fits({ a: { b: [{ exists: false }] } }, { a: { b: 1 } })).toBe(false)
  expect(fits({ a: [{ 'anything-but': 'x' }] }, {})).toBe(false)
  expect(fits({ a: [{ exists: true }] }, {})).toBe(false)
})

test('every member has to fit, of an array any rule, of $or any pattern', () => {
  const pattern = { source: ['aws.s3', 'shop'], $or: [{ detail: { size: [{ numeric: ['>', 10] }] } }, { detail: { kind: ['big'] } }] }
  expect(fits(pattern, { source: 'shop', detail: { size: 11 } })).toBe(true)
  expect(fits(pattern, { source: 'shop', detail: { size: 1, kind: 'big' } })).toBe(true)
  expect(fits(pattern, { source: 'shop', detail: { size: 1 } })).toBe(false)
  expect(fits(pattern, { source: 'other', detail: { size: 11 } })).toBe(false)
})

test('of several objects in an array one has to fit as a whole', () => {
  const pattern = { items: { name: ['a'], price: [{ numeric: ['>', 5] }] } }
  expect(fits(pattern, { items: [{ name: 'a', price: 6 }, { name: 'b' }] })).toBe(true)
  expect(
    fits(pattern, {
      items: [
        { name: 'a', price: 1 },
        { name: 'b', price: 6 },
      ],
    }),
  ).toBe(false)
})

test.each([
  ['{', 'Invalid JSON'],
  ['[]', 'Filter is not an object'],
  ['{}', 'Empty objects are not allowed'],
  ['{"a":"b"}', '"a" must be an object or an array'],
  ['{"a":[]}', 'Empty arrays are not allowed at a'],
  ['{"a":{"b":[{"starts":"x"}]}}', 'Unrecognized match type starts at a.b'],
  ['{"a":[["x"]]}', 'Match value must be'],
])('the pattern %s is refused with its place', (text, reason) => {
  expect(() => parsePattern(text)).toThrow(reason)
})
