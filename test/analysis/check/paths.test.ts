import { expect, test } from '@jest/globals'
import { check } from '../../../analysis/check/index.ts'

function codesOf(state: object): readonly string[] {
  return check({ StartAt: 'Only', States: { Only: { Type: 'Pass', ...state, End: true } } })
    .map(({ code }) => code)
    .filter((code) => code !== 'undeclared-variable')
}

const PATHS = [
  '$',
  '$$',
  '$.a',
  '$$.Execution.Id',
  '$order.id',
  '$.delivery-partner',
  "$['a b'].c",
  '$.a[0]',
  '$.a[-1]',
  '$.a[1:3]',
  '$.a[*].b',
  '$..b',
  "$.a[?(@.b == 'c' && @.d > 1)]",
  '$.a[?(@.b in $.c)]',
  "$.a['b','c']",
  '$.a.length()',
  '$.größe',
]
const NO_PATHS = ['a', 'a.b', '.a', '..a', '()', '$...', '$.', '$.a[', '$.a[]', '$.a[?(@.b ==)]', '$.a b', '$$23', '23', '$.a[?(@.b']

for (const path of PATHS) {
  test(`${path} is a path`, () => {
    expect(codesOf({ InputPath: path })).toEqual([])
    expect(codesOf({ Parameters: { 'a.$': path } })).toEqual([])
  })
}

for (const path of NO_PATHS) {
  test(`${path} is no path`, () => {
    expect(codesOf({ InputPath: path })).toEqual(['invalid-path'])
    expect(codesOf({ Parameters: { 'a.$': path } })).toEqual(['invalid-payload-template'])
  })
}

for (const path of ['$.a[*]', '$..a', '$.a[1:2]', '$.a[?(@.b)]', "$['a','b']", '$$.a', '$order']) {
  test(`${path} is no place for a result`, () => {
    expect(codesOf({ ResultPath: path })).toEqual(['invalid-reference-path'])
  })
}

const CALLS = [
  'States.UUID()',
  'States.Array()',
  "States.Format('{} of {}', $.a, 2)",
  "States.Format('it\\'s \\{\\} \\\\', $.a)",
  'States.ArrayGetItem(States.Array(1, null, true), -1)  ',
  'States.MathRandom(1, 9, 3)',
  'States.StringToJson(\'{"a": [1, 2]}\')',
]
const NO_CALLS = [
  'States.UUID',
  'States.UUID(1)',
  'States.Nothing()',
  'States.Format()',
  'States.MathAdd(1)',
  'States.MathAdd(1, 2',
  "States.Format('a\\n')",
  'States.Format("a")',
  ' States.UUID()',
  'Format($.a)',
]

for (const call of CALLS) test(`${call} is a call`, () => expect(codesOf({ Parameters: { 'a.$': call } })).toEqual([]))
for (const call of NO_CALLS) {
  test(`${call} is no call`, () => expect(codesOf({ Parameters: { 'a.$': call } })).toEqual(['invalid-payload-template']))
}

test('the Error of a Fail may be a function that yields a text, and no other', () => {
  const fail = (ErrorPath: string) => check({ StartAt: 'Stop', States: { Stop: { Type: 'Fail', ErrorPath } } }).map(({ code }) => code)
  expect(fail("States.Format('{}', $.a)")).toEqual([])
  expect(fail('States.Array($.a)')).toEqual(['invalid-path'])
})
