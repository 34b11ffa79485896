import { expect, test } from '@jest/globals'
import { compile, type JsonObject, type JsonValue } from '../../../asl/index.ts'
import { startExecution, type TaskPort, virtualClock } from '../../../engine/index.ts'
import { userEvents } from '../../../workflows/index.ts'

const DAY_MS = 86_400_000

/** A crawler that runs for ever, behind the services that the workflow calls before it. */
const hangingCrawler: TaskPort = {
  async run({ resource }): Promise<JsonValue> {
    if (resource.endsWith('lambda:invoke')) return { Payload: { objects: 1, bytes: 1, newest: '1970-01-01T00:00:00.000Z' } }
    if (resource.endsWith('getTable')) return { Table: { Name: 'source' } }
    return { Crawler: { State: 'RUNNING' } }
  },
}

test('the worst case of a day-long crawl ends CrawlTimedOut within the 25,000 events', async () => {
  const clock = virtualClock({ start: Date.UTC(2025, 0, 1) })
  const { result } = startExecution({
    definition: compile(userEvents) as unknown as JsonObject,
    input: {},
    clock,
    random: () => 0.5,
    uuid: () => '00000000-0000-4000-8000-000000000000',
    tasks: hangingCrawler,
  })
  const { status, error, events } = await result
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'CrawlTimedOut' })
  expect(events.length).toBeLessThan(25_000)
  expect(clock.now() - Date.UTC(2025, 0, 1)).toBeGreaterThanOrEqual(DAY_MS - 64_000)
})
