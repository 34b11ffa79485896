import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { renderStatements } from '../../scripts/build-sql.ts'
import { purchasesByCountry, userEvents } from '../../sql/index.ts'

test('the generated statements are those of the .sql files (npm run build:sql refreshes them)', () => {
  expect(readFileSync(new URL('../../sql/generated/statements.ts', import.meta.url), 'utf8')).toBe(renderStatements())
})

test('a named parameter stands between two pieces, and comments are gone', () => {
  expect(userEvents.quarantine.slots).toEqual(['run'])
  expect(userEvents.quarantine.pieces).toHaveLength(2)
  expect(userEvents.quarantine.pieces.join('')).not.toContain('--')
})

test('each statement has one more piece than it has slots', () => {
  for (const { pieces, slots } of [...Object.values(userEvents), ...Object.values(purchasesByCountry)]) {
    expect(pieces).toHaveLength(slots.length + 1)
  }
})
