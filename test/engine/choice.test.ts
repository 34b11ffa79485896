import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../asl/json.ts'
import { runMachine } from './start-machine.ts'

const data = {
  n: 5,
  s: 'abc',
  b: true,
  none: null,
  at: '2024-02-29T12:00:00Z',
  list: [1],
  other: { n: 5, at: '2024-02-29T13:00:00+01:00' },
}

/** Whether a rule of a JSONPath Choice holds for the data, or the cause of its failure. */
async function holds(rule: JsonObject): Promise<boolean | string> {
  const definition = {
    StartAt: 'Choose',
    States: {
      Choose: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
      Yes: { Type: 'Pass', Result: true, End: true },
      No: { Type: 'Pass', Result: false, End: true },
    },
  }
  const { output, cause } = await runMachine(definition, data)
  return typeof output === 'boolean' ? output : (cause ?? 'no cause')
}

test.each<[JsonObject, boolean]>([
  [{ Variable: '$.n', NumericEquals: 5 }, true],
  [{ Variable: '$.n', NumericLessThan: 5 }, false],
  [{ Variable: '$.n', NumericGreaterThanEqualsPath: '$.other.n' }, true],
  [{ Variable: '$.s', NumericEquals: 5 }, false],
  [{ Variable: '$.s', StringGreaterThan: 'abb' }, true],
  [{ Variable: '$.s', StringLessThanEquals: 'ABC' }, false],
  [{ Variable: '$.s', StringMatches: 'a*' }, true],
  [{ Variable: '$.s', StringMatches: 'a\\*' }, false],
  [{ Variable: '$.s', StringMatches: '*b*' }, true],
  [{ Variable: '$.s', StringMatches: 'a.c' }, false],
  [{ Variable: '$.b', BooleanEquals: true }, true],
  [{ Variable: '$.at', TimestampEqualsPath: '$.other.at' }, true],
  [{ Variable: '$.at', TimestampLessThan: '2024-03-01T00:00:00Z' }, true],
  [{ Variable: '$.s', TimestampLessThan: '2024-03-01T00:00:00Z' }, false],
  [{ Variable: '$.at', IsTimestamp: true }, true],
  [{ Variable: '$.s', IsTimestamp: false }, true],
  [{ Variable: '$.none', IsNull: true }, true],
  [{ Variable: '$.none', IsPresent: true }, true],
  [{ Variable: '$.missing', IsPresent: false }, true],
  [{ Variable: '$.list[?(@ > 1)]', IsPresent: true }, false],
  [
    {
      And: [
        { Variable: '$.missing', IsPresent: true },
        { Variable: '$.missing', IsNull: false },
      ],
    },
    false,
  ],
  [{ Or: [{ Variable: '$.n', NumericEquals: 1 }, { Not: { Variable: '$.s', StringEquals: 'x' } }] }, true],
])('%j is %s', async (rule, expected) => {
  expect(await holds(rule)).toBe(expected)
})

test.each<[JsonObject]>([
  [{ Variable: '$.missing', StringEquals: 'x' }],
  [{ Variable: '$.missing', IsNull: true }],
  [{ Variable: '$.n', NumericEqualsPath: '$.missing' }],
])('%j fails, because the path finds nothing', async (rule) => {
  expect(await holds(rule)).toContain("Invalid path '$.missing': The choice state's condition path references an invalid value.")
})

test('no rule and no Default is an error of its own', async () => {
  const definition = {
    StartAt: 'Choose',
    States: { Choose: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'End' }] }, End: { Type: 'Succeed' } },
  }
  expect((await runMachine(definition, data)).error).toBe('States.NoChoiceMatched')
})
