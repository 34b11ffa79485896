import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { catalogue } from '../../../analysis/check/index.ts'
import { referencePage } from '../../../analysis/check/reference-page.ts'

test('the reference of diagnostics is what the catalogue says; refresh it with `npx tsx scripts/diagnostics-page.ts`', () => {
  const page = readFileSync(new URL('../../../docs/reference/diagnostics.md', import.meta.url), 'utf8')
  expect(page).toBe(referencePage())
  for (const code of Object.keys(catalogue)) expect(page).toContain(`\n## ${code}\n`)
})

test('no line of the reference is longer than a page can bear', () => {
  for (const line of referencePage().split('\n')) expect(line.length).toBeLessThan(600)
})
