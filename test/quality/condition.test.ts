import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { tokenize } from '../../local/services/athena/sql/tokenize.ts'
import { conditionSql, parseCondition } from '../../quality/condition/index.ts'
import { isQualityError } from '../../quality/index.ts'

const BATCH = {
  columns: [
    { name: 'x', type: 'int' },
    { name: 'y', type: 'double' },
    { name: 'name', type: 'string' },
    { name: 'unit price', type: 'double' },
    { name: 'day', type: 'date' },
    { name: 'ok', type: 'boolean' },
  ],
  likeSyntax: 'athena',
} as const
const sqlOf = (source: string) => conditionSql(parseCondition(source), BATCH)

test.each([
  ['col("x") > 5', '"x" > 5'],
  ['col("name")=="albert"', `"name" = 'albert'`],
  ['col("x").notNull()', '"x" IS NOT NULL'],
  ['col("day") >= date("2024-01-31")', `"day" >= DATE '2024-01-31'`],
  ['col("x") > 5 & col("y") <= -1.5e0', '("x" > 5) AND ("y" <= -1.5E0)'],
  ['(x == 4) & (name == "d")', `("x" = 4) AND ("name" = 'd')`],
  ['x > 5 and y < x or not ok == True', '(("x" > 5) AND ("y" < "x")) OR (NOT ("ok" = true))'],
  ['1 < x <= 5', '(1 < "x") AND ("x" <= 5)'],
  ['`unit price` != 0', '"unit price" <> 0'],
  ["name in ['a', 'b'] | ~(x in (1, 2))", `("name" IN ('a', 'b')) OR (NOT ("x" IN (1, 2)))`],
  ['name.isin(["a"]) and x.isnull()', `("name" IN ('a')) AND ("x" IS NULL)`],
  ["x IS NOT NULL AND name = 'it\\'s'", `("x" IS NOT NULL) AND ("name" = 'it''s')`],
  ['x == None', '"x" IS NULL'],
  ['x not in []', 'NOT (false)'],
])('%s is %s', (source, sql) => {
  expect(sqlOf(source)).toBe(sql)
})

test.each([
  'x > 5; DROP TABLE t',
  'x > 5 -- rest',
  'x > (SELECT 1)',
  'length(name) > 5',
  'col("x") >',
  '1 == 1',
  'x',
  'x > 5)',
  '@limit > x',
  'name == "open',
  '',
])('%s is no condition', (source) => {
  expect(codeOf(() => parseCondition(source))).toBe('invalid-row-condition')
})

test('a condition on a column that is missing, or with a value of another type, is refused', () => {
  expect(codeOf(() => sqlOf('z > 5'))).toBe('missing-column')
  expect(codeOf(() => sqlOf('x == "five"'))).toBe('type-mismatch')
  expect(codeOf(() => sqlOf('x == name'))).toBe('type-mismatch')
})

test('whatever is written, nothing gets into the statement but its own columns, values and operators', () => {
  const words = new Set([
    '<',
    '>',
    '<=',
    '>=',
    '=',
    '<>',
    '(',
    ')',
    ',',
    'and',
    'or',
    'not',
    'in',
    'is',
    'null',
    'true',
    'false',
    'date',
    'timestamp',
    '-',
    '',
  ])
  const piece = fc.constantFrom(
    'x',
    'name',
    ' == ',
    ' > ',
    '"a"',
    "'b",
    '5',
    ' & ',
    ' or ',
    '(',
    ')',
    ' in ',
    '[1]',
    ';',
    '--',
    '/*',
    'SELECT',
    'col("x")',
    '.isnull()',
    '\\',
    ' ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        fc.string(),
      ),
      (source) => {
        let sql: string
        try {
          sql = sqlOf(source)
        } catch (error) {
          expect(isQualityError(error)).toBe(true)
          return
        }
        for (const { kind, value } of tokenize(sql, 'trino')) {
          if (kind === 'word' || kind === 'symbol') expect(words).toContain(value)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

function codeOf(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    return isQualityError(error) ? error.code : String(error)
  }
  return undefined
}
