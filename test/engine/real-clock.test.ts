import { performance } from 'node:perf_hooks'
import { expect, test } from '@jest/globals'
import { realClock } from '../../engine/index.ts'
import { chain, runMachine } from './start-machine.ts'

test('a sleep takes its time and a cancelled one none', async () => {
  const clock = realClock()
  const began = performance.now()
  await clock.sleep(20)
  expect(performance.now() - began).toBeGreaterThanOrEqual(19)
  const cancel = new AbortController()
  const sleep = clock.sleep(60_000, cancel.signal)
  cancel.abort(new Error('stopped'))
  await expect(sleep).rejects.toThrow('stopped')
})

test('a machine runs on the real clock as on the virtual one', async () => {
  const result = await runMachine(chain({ Wait: { Type: 'Wait', Seconds: 1 }, End: { Type: 'Pass' } }), {}, { clock: realClock() })
  expect(result.status).toBe('SUCCEEDED')
  expect(result.stopDate - result.startDate).toBeGreaterThanOrEqual(999)
})
