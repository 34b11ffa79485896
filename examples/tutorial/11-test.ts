import assert from 'node:assert/strict'
import { type ExecutionResult, startExecution, virtualClock } from 'sluice/engine'
import { localDefinition } from 'sluice/local'
import { crawl } from './04-crawl.ts'

/** Runs the crawl with a crawler that is at work for some turns, and then says how it went. */
async function crawlOf(status: string, turns: number): Promise<ExecutionResult> {
  const answers: Readonly<Record<string, () => object>> = {
    'Start crawler': () => ({}),
    'Get crawler': () => (turns-- > 0 ? { Crawler: { State: 'RUNNING' } } : { Crawler: { State: 'READY', LastCrawl: { Status: status } } }),
    'Get table': () => ({ Table: { StorageDescriptor: { Columns: [{ Name: 'id', Type: 'bigint' }] } } }),
  }
  const execution = startExecution({
    definition: localDefinition(crawl),
    input: {},
    clock: virtualClock(),
    random: () => 0,
    uuid: () => '00000000-0000-4000-8000-000000000000',
    tasks: { run: async ({ stateName }) => JSON.parse(JSON.stringify(answers[stateName]?.())) },
  })
  return execution.result
}

const good = await crawlOf('SUCCEEDED', 3)
assert.deepEqual({ ...(good.output as object) }, { columns: ['id bigint'] })
assert.equal(good.events.filter(({ type }) => type === 'WaitStateEntered').length, 3)

const bad = await crawlOf('FAILED', 0)
assert.equal(bad.error, 'CrawlFailed')

const never = await crawlOf('SUCCEEDED', 1000)
assert.equal(never.error, 'PollTimedOut')

console.log('the crawl waits, ends well, ends badly, and never waits for ever')
