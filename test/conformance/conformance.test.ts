import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { conformanceReport, type Score } from './conformance-report.ts'
import { fidelityPage } from './fidelity-page.ts'

/** The recordings are not part of the project: they lie beside it where it is developed. */
const cases = join(import.meta.dirname, '../../../shared/conformance/cases')
const ratchet = JSON.parse(readFileSync(join(import.meta.dirname, 'ratchet.json'), 'utf8')) as Record<string, Score>
const page = readFileSync(join(import.meta.dirname, '../../docs/fidelity.md'), 'utf8')

if (existsSync(cases)) {
  const report = conformanceReport(cases)

  // Equal, not at least: a gain is written down too, so that nothing can be lost again unseen.
  // For the failures: npm run conformance -- --cases <folder>
  test('the engine passes exactly as many AWS recordings as the ratchet file says', async () => {
    const { total, passed, byTier } = await report
    expect({ cases: { total, passed }, ...byTier }).toEqual(ratchet)
  }, 120_000)

  // npm run docs:fidelity
  test('docs/fidelity.md is what a run over the recordings gives', async () => {
    expect(page).toBe(fidelityPage(await report))
  }, 120_000)
} else {
  test.skip(`the AWS recordings are not at ${cases}: nothing is compared`, () => undefined)
}

test('docs/fidelity.md tells the figures of the ratchet file', () => {
  expect(page).toContain(`**${ratchet.cases?.passed} of ${ratchet.cases?.total} cases pass.**`)
})
