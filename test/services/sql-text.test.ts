import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import fc from 'fast-check'
import { seconds, workflow } from '../../asl/index.ts'
import { athena, sqlName, sqlText } from '../../services/index.ts'
import { run } from '../asl/run.ts'

const statement = { pieces: ['SELECT ', ', ', ' FROM t\nWHERE a = ', ''], slots: ['text', 'number', 'text'] } as const

/** The statement as Athena gets it, with the values bound while the workflow is built, and while it runs. */
async function bound(text: string, number: number): Promise<readonly unknown[]> {
  const { requests } = await run(
    workflow({ name: 'w', input: Type.Object({ text: Type.String(), number: Type.Number() }) }, (flow, input) => {
      flow.task('Built', athena.startQueryExecution, { QueryString: sqlText(statement, { text, number }) })
      flow.task('Run', athena.startQueryExecution, { QueryString: sqlText(statement, { text: input.text, number: input.number }) })
      flow.wait('Hold', seconds(1))
    }),
    { text, number },
  )
  return requests.map((request) => (request.arguments as { QueryString: string }).QueryString)
}

test.each([
  ["O'Neil", 5, "SELECT 'O''Neil', 5 FROM t\nWHERE a = 'O''Neil'"],
  ["'; DROP TABLE t; --", -1.5, "SELECT '''; DROP TABLE t; --', -1.5 FROM t\nWHERE a = '''; DROP TABLE t; --'"],
  ["''", 0, "SELECT '''''', 0 FROM t\nWHERE a = ''''''"],
  ['', 1e6, "SELECT '', 1000000 FROM t\nWHERE a = ''"],
  [
    'back\\slash " ünï\nline {% %} $1 $$ %}',
    1,
    "SELECT 'back\\slash \" ünï\nline {% %} $1 $$ %}', 1 FROM t\nWHERE a = 'back\\slash \" ünï\nline {% %} $1 $$ %}'",
  ],
  ['x', 1_700_000_000_123_457, "SELECT 'x', 1700000000123457 FROM t\nWHERE a = 'x'"],
  ['x', -9_007_199_254_740_991, "SELECT 'x', -9007199254740991 FROM t\nWHERE a = 'x'"],
  ['x', 0.1, "SELECT 'x', 0.1 FROM t\nWHERE a = 'x'"],
  ['x', 1.5e-9, "SELECT 'x', 1.5e-9 FROM t\nWHERE a = 'x'"],
  ['12', 12, "SELECT '12', 12 FROM t\nWHERE a = '12'"],
])('the value %j stands in a statement as a literal, never as SQL', async (text, number, expected) => {
  expect(await bound(text, number)).toEqual([expected, expected])
})

test('no text whatever escapes its quotes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom("'", '"', '\\', ';', '-', 'a', '\n', '%', '}', '$', '`', '1', '😀') }),
      async (text) => {
        const literal = `'${text.replaceAll("'", "''")}'`
        const expected = `SELECT ${literal}, 1 FROM t\nWHERE a = ${literal}`
        expect(await bound(text, 1)).toEqual([expected, expected])
      },
    ),
    { numRuns: 50 },
  )
})

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is no SQL literal', (number) => {
  expect(() => sqlText(statement, { text: 'x', number })).toThrow(/cannot be part/)
})

test('a statement without parameters is a constant', () => {
  const { pieces, slots } = { pieces: ['SELECT 1'], slots: [] }
  const built = workflow({ name: 'w', input: Type.Object({}) }, (flow) => {
    flow.task('Run', athena.startQueryExecution, { QueryString: sqlText({ pieces, slots }, {}) })
  })
  expect(built.block.steps[0]).toMatchObject({
    arguments: { members: { QueryString: { kind: 'text', strings: ['SELECT 1'], parts: [] } } },
  })
})

test('a name stands in double quotes, those inside doubled, whether it is known while the workflow is built or runs, one or several', async () => {
  const names = { pieces: ['SELECT ', ' FROM ', ', ', ''], slots: ['columns', 'built', 'run'] } as const
  const { requests } = await run(
    workflow({ name: 'w', input: Type.Object({ columns: Type.Array(Type.String()), table: Type.String() }) }, (flow, input) => {
      const QueryString = sqlText(names, { columns: sqlName(input.columns), built: sqlName('a"b'), run: sqlName(input.table) })
      flow.task('Run', athena.startQueryExecution, { QueryString })
      flow.wait('Hold', seconds(1))
    }),
    { columns: ['a', 'B"; DROP TABLE t'], table: 'c"d' },
  )
  expect(requests.map((request) => (request.arguments as { QueryString: string }).QueryString)).toEqual([
    'SELECT "a", "B""; DROP TABLE t" FROM "a""b", "c""d"',
  ])
})
