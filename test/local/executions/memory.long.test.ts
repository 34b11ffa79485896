import { expect, test } from '@jest/globals'
import { measureMemory } from '../../../bench/engine/memory.ts'

/** `npm run bench:engine` measures a million. */
test('an execution of 30,000 transitions needs no more memory at its end than at its begin', async () => {
  const { heap } = await measureMemory(30_000)
  expect(heap.length).toBe(10)
  expect(Math.max(...heap) - (heap[0] ?? 0)).toBeLessThan(2)
}, 60_000)
