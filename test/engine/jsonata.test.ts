import { expect, test } from '@jest/globals'
import type { JsonValue } from '../../asl/json.ts'
import { chain, runMachine } from './start-machine.ts'

async function evaluate(expression: string, input: JsonValue = {}) {
  return runMachine(chain({ Evaluate: { Type: 'Pass', Output: `{% ${expression} %}` } }), input, { random: () => 0.25 })
}

test.each<[string, JsonValue]>([
  ['$partition([1..5], 2)', [[1, 2], [3, 4], [5]]],
  ['$range(0, 10, 5)', [0, 5, 10]],
  ['$range(1, 9, 9)', 1],
  ["$hash('Hello', 'SHA-1')", 'f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0'],
  ['$random()', 0.25],
  ['$random(7) = $random(7)', true],
  ['$parse("{\\"a\\": [1]}").a', [1]],
  ['$uuid()', 'id-1'],
  ['$now()', '1970-01-01T00:00:00.000Z'],
  ["$now('[Y0001]/[M01]')", '1970/01'],
  ['$millis()', 0],
])('%s yields what Step Functions documents', async (expression, expected) => {
  expect((await evaluate(expression)).output).toEqual(expected)
})

test('an expression can keep an array of frozen data as an array', async () => {
  const list = Object.freeze([1])
  const result = await evaluate('{ "kept": $states.input.list[] }', Object.freeze({ list }))
  expect(result.output).toEqual({ kept: [1] })
  expect(Object.keys(list)).toEqual(['0'])
})

test('a rule of a Choice that holds takes its own Assign and Output, Default those of the state', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Choose',
    States: {
      Choose: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.n > 1 %}', Assign: { by: 'rule' }, Next: 'End' }],
        Default: 'End',
        Assign: { by: 'default' },
        Output: 'from the state',
      },
      End: { Type: 'Succeed', Output: ['{% $by %}', '{% $states.input %}'] },
    },
  }
  expect((await runMachine(definition, { n: 2 })).output).toEqual(['rule', { n: 2 }])
  expect((await runMachine(definition, { n: 1 })).output).toEqual(['default', 'from the state'])
})

test('$eval does not exist', async () => {
  const result = await evaluate("$eval('1')")
  expect(result.error).toBe('States.QueryEvaluationError')
  expect(result.cause).toContain('T1006: Attempted to invoke a non-function')
})

test('an endless recursion ends by itself', async () => {
  const result = await evaluate('($f := function($n) { 1 + $f($n + 1) }; $f(0))')
  expect(result.error).toBe('States.QueryEvaluationError')
})

test.each<[string, JsonValue, JsonValue]>([
  ['$states.input.a.b', { a: { b: 1 } }, 1],
  ['$states.input.list', { list: [1] }, [1]],
  ['$states.input.list.n', { list: [{ n: 1 }, { n: 2 }] }, [1, 2]],
  ['$states.input.list.n', { list: [{ n: 1 }] }, 1],
  ['$states.input', [[1], 2], [[1], 2]],
  ['$states.input.n > 1', { n: 2 }, true],
  ['$states.input.n <= 1.5', { n: 2 }, false],
  ["$states.input.s = 'x'", { s: 'x' }, true],
  ['$states.input.s != "x"', { s: 'x' }, false],
  ["$states.input.s = 'x'", {}, false],
  ["$states.input.list = 'x'", { list: ['x'] }, false],
  ["$states.input.list.s = 'x'", { list: [{ s: 'x' }] }, true],
  ['$states.input.n = null', { n: null }, true],
  ["$states.input.s < 'y'", { s: 'x' }, true],
])('a plain path gives what the full evaluator gives: %s of %j', async (expression, input, expected) => {
  expect((await evaluate(expression, input)).output).toEqual(expected)
  expect((await evaluate(`(${expression})`, input)).output).toEqual(expected)
})

test('a variable is set for the states that follow, not for the fields of the same state', async () => {
  const definition = chain({
    First: { Type: 'Pass', Assign: { n: 1 } },
    Second: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Output: '{% $n %}' },
    Third: { Type: 'Pass', Output: { before: '{% $states.input %}', now: '{% $n %}' } },
  })
  expect((await runMachine(definition)).output).toEqual({ before: 1, now: 2 })
})

test('a variable of a branch does not leave it', async () => {
  const inner = {
    StartAt: 'Set',
    States: { Set: { Type: 'Pass', Assign: { mine: '{% $outer & "!" %}' }, Output: '{% $outer %}', End: true } },
  }
  const definition = chain({
    Outer: { Type: 'Pass', Assign: { outer: 'seen' } },
    Both: { Type: 'Parallel', Branches: [inner] },
    After: { Type: 'Pass', Output: '{% $exists($mine) %}' },
  })
  const result = await runMachine(definition)
  expect(result.output).toBe(false)
})
