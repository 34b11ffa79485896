import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { tokenize } from '../../local/services/athena/sql/tokenize.ts'
import { identifier, text } from '../../quality/dialect/quote.ts'
import { compileSuite, expectColumnValuesToBeInSet, isQualityError, suite } from '../../quality/index.ts'

/** Texts in which what closes, escapes and comments in SQL is common. */
const nasty = fc
  .array(fc.oneof(fc.constantFrom("'", '"', '\\', ';', '--', '/*', '*/', '`', '\n', ')', 'OR 1=1', '😀'), fc.string()), { maxLength: 8 })
  .map((parts) => parts.join(''))

test('a text is one token of the statement, whatever it holds, and keeps its value', () => {
  fc.assert(
    fc.property(
      nasty.filter((value) => !value.includes('\0')),
      (value) => {
        const tokens = tokenize(text(value), 'trino')
        expect(tokens.slice(0, -1).map((token) => [token.kind, token.value])).toEqual([['string', value]])
      },
    ),
  )
})

test('a name is one token of the statement, whatever it holds, and keeps its value', () => {
  fc.assert(
    fc.property(
      nasty.filter((value) => value !== '' && !value.includes('\0')),
      (value) => {
        const tokens = tokenize(identifier(value), 'trino')
        expect(tokens.slice(0, -1).map((token) => [token.kind, token.value])).toEqual([['quoted', value]])
      },
    ),
  )
})

test('what no statement can hold is refused, not changed', () => {
  for (const value of ['a\0b', '\ud800']) {
    for (const write of [text, identifier]) {
      expect(refusal(() => write(value))).toBe('invalid-name')
    }
  }
  expect(refusal(() => identifier(''))).toBe('invalid-name')
})

test('no value of a suite changes the shape of the statement', () => {
  const shapeOf = (column: string, value: string) => {
    const config = expectColumnValuesToBeInSet({ column, valueSet: [value] })
    const { scan, split } = compileSuite(suite('fuzz', [config]), {
      table: { database: value === '' ? 'x' : value, table: column },
      columns: [{ name: column, type: 'string' }],
      partition: { [column]: value },
      quarantineFrom: 'info',
    })
    return [scan, split(`s3://${value}/`)].map((sql) =>
      tokenize(sql, 'trino').map(({ kind, value: word }) => (kind === 'string' || kind === 'quoted' ? kind : word)),
    )
  }
  const plain = shapeOf('a', 'b')
  fc.assert(
    fc.property(
      nasty.filter((name) => name !== '' && !name.includes('\0') && name.toLowerCase() !== 'reasons' && name.toLowerCase() !== 'verdict'),
      nasty.filter((value) => !value.includes('\0')),
      (column, value) => {
        expect(shapeOf(column, value)).toEqual(plain)
      },
    ),
  )
})

function refusal(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    return isQualityError(error) ? error.code : undefined
  }
  return undefined
}
