import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { localClock, saveClock } from '../../local/clock.ts'
import { openExecutions } from '../../local/executions/index.ts'
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

test('while work is held a sleeper wakes in real time', async () => {
  const { root } = await emptyEnvironment()
  const clock = await localClock(root)
  let isAwake = false
  void clock.sleep(50).then(() => {
    isAwake = true
  })
  await clock.hold(async () => {
    const began = performance.now()
    while (!isAwake) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(performance.now() - began).toBeGreaterThan(40)
  })
})

test('a cancelled sleep rejects with the reason, and a long one takes no time', async () => {
  const { root } = await emptyEnvironment()
  const clock = await localClock(root)
  const stop = new AbortController()
  const held = clock.hold(async () => {
    const sleeping = clock.sleep(60_000, stop.signal)
    stop.abort(new Error('stopped'))
    await expect(sleeping).rejects.toThrow('stopped')
  })
  await held
  const before = clock.now()
  await clock.sleep(90 * 24 * 3600 * 1000)
  expect(clock.now() - before).toBeGreaterThanOrEqual(90 * 24 * 3600 * 1000)
})

test('a mark that cannot be read is as if there were none', async () => {
  const { root } = await emptyEnvironment()
  await writeFile(join(root, 'clock.json'), '{"now":')
  expect(Math.abs((await localClock(root)).now() - Date.now())).toBeLessThan(1000)
})

test('time goes on from the journals of a process that was killed before it could keep the time', async () => {
  const { root } = await emptyEnvironment()
  const clock = await localClock(root)
  const tasks = { run: () => new Promise<never>(() => undefined) }
  const executions = openExecutions({ root, clock, uuid: () => 'id', random: () => 0.5, ports: () => ({ tasks }) })
  const work = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:service:work', End: true }
  const definition = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 86_400, Next: 'Work' }, Work: work } }
  const { executionArn } = executions.start({ definition, input: {}, stateMachineArn: 'arn:aws:states:us-east-1:0:stateMachine:m' })
  while (executions.history(executionArn).events.length < 5) await new Promise((resolve) => setImmediate(resolve))
  expect((await localClock(root)).now()).toBeGreaterThanOrEqual(Date.now() + 86_000_000)
  await executions.close()
})
