import { expect, test } from '@jest/globals'
import { fuzz } from './fuzz.ts'

/** `npm run fuzz` runs 20,000. */
test('300 random machines that the checker takes end, and those that it refuses, each failure with its name, and no bug of the engine is told as a failure', async () => {
  const { findings, byStatus } = await fuzz(1, 300)
  expect(findings).toEqual([])
  // Machines that all fail at once would prove nothing.
  expect(byStatus.SUCCEEDED).toBeGreaterThan(60)
}, 60_000)
