import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { localClock, saveClock } from '../../local/clock.ts'
import { emptyEnvironment } from './environment.ts'

test('a run goes on where the last one ended, though its waits took no time', async () => {
  const { root } = await emptyEnvironment()
  const first = await localClock(root)
  expect(Math.abs(first.now() - Date.now())).toBeLessThan(1000)
  await first.sleep(24 * 3600 * 1000)
  const end = first.now()
  await saveClock(root, end)
  await saveClock(root, end - 5000)
  expect((await localClock(root)).now()).toBeGreaterThanOrEqual(end)
})

test('a mark that cannot be read is as if there were none', async () => {
  const { root } = await emptyEnvironment()
  await writeFile(join(root, 'clock.json'), '{"now":')
  expect(Math.abs((await localClock(root)).now() - Date.now())).toBeLessThan(1000)
})
