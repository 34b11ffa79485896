import { expect, test } from '@jest/globals'
import { threadTurns } from '../../../local/services/lambda/thread-turns.ts'

test('a burst is worked at by few at once, in the order in which it came', async () => {
  const turn = threadTurns({ few: 2, most: 8, patienceMs: 60_000, cpuMs: () => 0 })
  const begun: number[] = []
  let running = 0
  let peak = 0
  const work = async (number: number) => {
    begun.push(number)
    peak = Math.max(peak, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    return number
  }
  const numbers = Array.from({ length: 50 }, (_, index) => index)
  expect(await Promise.all(numbers.map((number) => turn(() => work(number))))).toEqual(numbers)
  expect({ begun, peak }).toEqual({ begun: numbers, peak: 2 })
})

test('work that waits for other work gets it: more begin where nothing ends, up to the most', async () => {
  const turn = threadTurns({ few: 1, most: 4, patienceMs: 1, cpuMs: () => 0 })
  const nested = (depth: number): Promise<number> => turn(async () => (depth === 1 ? 1 : 1 + (await nested(depth - 1))))
  expect(await nested(4)).toBe(4)
})

test('as long as CPU is used nobody is taken to wait', async () => {
  let used = 0
  const turn = threadTurns({ few: 1, most: 4, patienceMs: 1, cpuMs: () => used++ })
  let running = 0
  const work = async () => {
    const peak = ++running
    // Some looks of the patience.
    await new Promise((resolve) => setTimeout(resolve, 20))
    running--
    return peak
  }
  expect(await Promise.all([1, 2, 3].map(() => turn(work)))).toEqual([1, 1, 1])
  expect(used).toBeGreaterThan(1)
})

test('what fails gives its turn up', async () => {
  const turn = threadTurns({ few: 1, most: 1, patienceMs: 60_000, cpuMs: () => 0 })
  const failing = Promise.allSettled([1, 2].map((number) => turn(() => Promise.reject(new Error(`failure ${number}`)))))
  expect(await turn(async () => 'done')).toBe('done')
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
