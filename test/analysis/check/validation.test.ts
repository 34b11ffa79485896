import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { validationReport } from './validation-report.ts'

const CASES = fileURLToPath(new URL('../../../../shared/conformance/validation', import.meta.url))

/** The committed ratchet: it may only be raised. */
const PASSED = { 'aws-recorded': 20, 'amazon-states-language-service': 56, 'asl-validator': 60, statelint: 42 } as const

/** Verdicts of others that are known to differ from AWS's, or to be beyond the language. */
const DISAGREED: Readonly<Record<string, string>> = {
  'aslvalidator__invalid-jsonata-surround-syntax-no-spaces': 'The language asks for {% and %}, not for blanks inside them.',
  'aslvalidator__valid-map-with-item-batcher-jsonata': 'AWS refuses a JSONPath state in a JSONata machine (recorded).',
  'statelint__succeed-with-comment-in-catcher': 'AWS refuses lambda:invoke without Parameters.',
  'statelint__task-with-credentials': 'AWS demands RoleArn in Credentials, with a capital R (recorded).',
}

const measured = existsSync(CASES) ? test : test.skip

measured('verdicts agree with those of AWS and of other validators (skipped where the recordings are not beside the repository)', () => {
  const report = validationReport(CASES)
  for (const [area, passed] of Object.entries(PASSED)) expect(report.byArea[area]?.passed).toBeGreaterThanOrEqual(passed)
  expect(report.failures.map(({ name }) => name).filter((name) => DISAGREED[name] === undefined)).toEqual([])
  expect(report.executions.failures).toEqual([])
})
