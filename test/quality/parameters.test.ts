import { expect, test } from '@jest/globals'
import { expectTableRowCountToBeBetween, fromGreatExpectations, parameter, suite } from '../../quality/index.ts'
import { evaluateExpression } from '../../quality/parameters/evaluate-expression.ts'
import { resolveParameters } from '../../quality/parameters/resolve-parameters.ts'

const NAMES = { now: '2024-03-01T00:00:00Z', parameters: { rows: 10, day: '2024-01-31' } }

test.each([
  ['rows', 10],
  ['day', '2024-01-31'],
  ['rows * 1.5 - 5', 10],
  ['-(rows + 2) / 4', -3],
  ['2 ^ 3 ^ 2', 512],
  ['trunc(rows / 3)', 3],
  ['now()', '2024-03-01T00:00:00.000000'],
  ['now() - timedelta(days=1, hours=6)', '2024-02-28T18:00:00.000000'],
  ['now() - timedelta(weeks=52*100)', '1924-07-04T00:00:00.000000'],
  ['datetime(2003, 1, 31, 12) + timedelta(2)', '2003-02-02T12:00:00.000000'],
  ['now() - datetime(2024, 2, 29)', 86_400],
  ['2 * timedelta(minutes=1.5)', 180],
])('%s is %j', (source, value) => {
  expect(evaluateExpression(source, NAMES)).toEqual(value)
})

test.each([
  ['', 'ends too early'],
  ['rows +', 'ends too early'],
  ['nobody', 'names the parameter nobody'],
  ['day + 1', 'cannot add these'],
  ['now() + now()', 'cannot add these'],
  ['timedelta(moons=1)', 'unknown unit'],
  ['__import__("os")', 'no number'],
  ['exec(1)', 'calls exec()'],
  ['rows; rows', 'means nothing'],
  ['urn:great_expectations:validations', 'means nothing'],
])('%j is refused: %s', (source, problem) => {
  expect(() => evaluateExpression(source, NAMES)).toThrow(problem)
})

test('without a moment, now() is refused', () => {
  expect(() => evaluateExpression('now()', { now: undefined, parameters: {} })).toThrow('no moment was given')
})

test('a default stands beside its parameter and gives way to a value', () => {
  const source = fromGreatExpectations({
    expectation_suite_name: 'rows',
    expectations: [
      { expectation_type: 'expect_table_row_count_to_equal', kwargs: { value: { $PARAMETER: 'least', '$PARAMETER.least': 3 } } },
    ],
  })
  const valueWith = (parameters: Record<string, unknown>) =>
    resolveParameters(source, { now: undefined, parameters }).expectations[0]?.kwargs.value
  expect(valueWith({})).toBe(3)
  expect(valueWith({ least: 4 })).toBe(4)
})

test('what holds no parameter is left as it is, and the suite that was given is not changed', () => {
  const plain = expectTableRowCountToBeBetween({ minValue: 1 })
  const source = suite('rows', [plain, expectTableRowCountToBeBetween({ minValue: parameter('rows') })])
  const resolved = resolveParameters(source, NAMES)
  expect(resolved.expectations[0]).toBe(plain)
  expect(resolved.expectations[1]?.kwargs).toEqual({ min_value: 10 })
  expect(source.expectations[1]?.kwargs).toEqual({ min_value: { $PARAMETER: 'rows' } })
})
