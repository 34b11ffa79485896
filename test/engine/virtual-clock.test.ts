import { expect, test } from '@jest/globals'
import { virtualClock } from '../../engine/index.ts'

test('sleepers wake in the order of their time, then of their call', async () => {
  const clock = virtualClock()
  const woken: string[] = []
  const sleep = async (name: string, milliseconds: number) => {
    await clock.sleep(milliseconds)
    woken.push(`${name}@${clock.now()}`)
  }
  await Promise.all([sleep('late', 500), sleep('first', 100), sleep('second', 100), sleep('now', 0)])
  expect(woken).toEqual(['now@0', 'first@100', 'second@100', 'late@500'])
})

test('a cancelled sleep rejects at once and leaves no sleeper behind', async () => {
  const clock = virtualClock()
  const cancel = new AbortController()
  const sleep = clock.sleep(1_000_000, cancel.signal)
  cancel.abort(new Error('stopped'))
  await expect(sleep).rejects.toThrow('stopped')
  expect(clock.sleepers()).toBe(0)
  expect(clock.now()).toBe(0)
})

test('a signal that was aborted before refuses the sleep', async () => {
  const clock = virtualClock()
  await expect(clock.sleep(10, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
})

test('time stands still while work is held', async () => {
  const clock = virtualClock()
  let woken = false
  const sleep = clock.sleep(1000).then(() => {
    woken = true
  })
  await clock.hold(async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(woken).toBe(false)
    expect(clock.now()).toBe(0)
  })
  await sleep
  expect(clock.now()).toBe(1000)
})

test('sleepers of one instant all wake before any of them can cancel another', async () => {
  const clock = virtualClock()
  const cancel = new AbortController()
  const woken: number[] = []
  const sleep = async (index: number) => {
    await clock.sleep(100, cancel.signal)
    woken.push(index)
    await null
    cancel.abort()
  }
  await Promise.all([sleep(0), sleep(1), sleep(2)])
  expect(woken).toEqual([0, 1, 2])
})
