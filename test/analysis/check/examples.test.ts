import { readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { catalogue, check, type Rule } from '../../../analysis/check/index.ts'

const rules: readonly Rule[] = Object.values<Rule>(catalogue)

test.each(rules.map((rule) => [rule.code, rule] as const))(
  '%s: its bad example has this finding and no other',
  (code, { severity, bad }) => {
    const found = check(bad.machine, bad.type === undefined ? {} : { type: bad.type })
    expect(new Set(found.map((diagnostic) => diagnostic.code))).toEqual(new Set([code]))
    for (const diagnostic of found)
      expect(diagnostic).toMatchObject({ severity, message: expect.stringMatching(/\S/), hint: expect.stringMatching(/\S/) })
  },
)

test.each(rules.map((rule) => [rule.code, rule] as const))('%s: its good example has no finding', (_code, { good }) => {
  expect(check(good.machine, good.type === undefined ? {} : { type: good.type })).toEqual([])
})

test('every rule file has its entry in the catalogue, under its own code', () => {
  const files = readdirSync(new URL('../../../analysis/check/rules/', import.meta.url)).filter((file) => file.endsWith('-rule.ts'))
  expect(files.map((file) => file.replace('-rule.ts', '')).sort()).toEqual(Object.keys(catalogue).sort())
  for (const [code, rule] of Object.entries<Rule>(catalogue)) expect(rule.code).toBe(code)
})
