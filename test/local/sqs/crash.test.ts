import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { activity } from '../../../local/activity.ts'
import { sqs } from '../../../local/services/sqs/sqs.ts'
import { emptyEnvironment } from '../environment.ts'

const worker = fileURLToPath(new URL('./crash-worker.ts', import.meta.url))

/** Lets the worker go on for some messages, and kills it wherever it is. */
async function killAfter(root: string, log: string, round: number, messages: number): Promise<void> {
  const before = lines(log).length
  const child = spawn(process.execPath, ['--import', 'tsx', worker, root, log, String(round)], { stdio: ['ignore', 'ignore', 'inherit'] })
  const closed = new Promise((resolve) => child.once('close', resolve))
  while (lines(log).length < before + messages && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve))
  child.kill('SIGKILL')
  await closed
}
const lines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [])

test('a process that is killed anywhere loses no message that it acknowledged, and doubles none', async () => {
  const environment = await emptyEnvironment()
  const log = join(environment.root, 'acknowledged.log')
  for (const round of [1, 2, 3, 4]) await killAfter(environment.root, log, round, 7 * round)
  const service = sqs({ environment, activity: activity(() => undefined) })
  const found: string[] = []
  for (const QueueUrl of ['work', 'dead']) {
    for (;;) {
      const { Messages = [] } = await service.operations.ReceiveMessage!({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 1000 })
      if (Messages.length === 0) break
      found.push(...Messages.map(({ Body }: { Body: string }) => Body))
    }
  }
  const acknowledged = lines(log)
  expect(acknowledged.length).toBeGreaterThanOrEqual(70)
  expect(new Set(found).size).toBe(found.length)
  expect(acknowledged.filter((body) => !found.includes(body))).toEqual([])
  // At most the message that was on its way when the process was killed is there without having been acknowledged.
  expect(found.length - acknowledged.length).toBeLessThanOrEqual(4)
})
