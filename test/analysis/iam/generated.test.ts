import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { renderActions } from '../../../scripts/build-iam.ts'

test('the table of actions is what the Service Authorization Reference says', async () => {
  const file = readFileSync(new URL('../../../analysis/iam/generated/actions.ts', import.meta.url), 'utf8')
  // The advice stands in the diff of a failure.
  const advice = file === (await renderActions()) ? 'none' : 'run: npm run build:iam'
  expect(advice).toBe('none')
})
