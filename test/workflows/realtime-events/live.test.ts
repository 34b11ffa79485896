import { expect, test } from '@jest/globals'
import { handlerOf } from '../../../local/endpoint/route.ts'
import { realtimePipeline } from '../../../workflows/realtime-events/instance.ts'
import { sampleStreamEvents } from '../../../workflows/realtime-events/sample-events.ts'
import { liveAccount, type RunningAccount } from '../live-account.ts'

const TRIGGERS = ['events-ingest', 'events-raw']

/** Puts payloads into the ingest stream. */
async function put({ aws }: RunningAccount, payloads: readonly (string | Uint8Array)[]): Promise<void> {
  const Records = payloads.map((payload, index) => ({ Data: Buffer.from(payload), PartitionKey: `u${index % 5}` }))
  await handlerOf(aws.services.kinesis, 'PutRecords')?.({ StreamName: 'events-in', Records })
}

async function keys({ aws }: RunningAccount, bucket: string, prefix: string): Promise<readonly string[]> {
  return (await aws.store.list(bucket, prefix)).map(({ key }) => key)
}

test('records of the stream become Parquet and downstream events by triggers alone, and none of them is lost', async () => {
  const account = await liveAccount([realtimePipeline], TRIGGERS)
  const containers = [{ container: 'enrich-events', module: new URL('../../../tasks/enrich-events/main.ts', import.meta.url) }]
  await account.aws.provision({ containers })
  const day = new Date(account.aws.environment.clock.now()).toISOString().slice(0, 10)
  const bad = new Uint8Array([0xff, 0xfe])
  await put(account, [...sampleStreamEvents({ count: 60, seed: 5, day }), bad])
  await account.idle()

  const endings = await account.endings('realtime-events')
  expect(endings.map(({ status, error }) => [status, error])).toEqual(endings.map(() => ['SUCCEEDED', undefined]))
  const rows = endings.map(({ output }) => JSON.parse(output ?? '').rows as Record<'raw' | 'processed' | 'rejected' | 'published', number>)
  const total = (name: 'raw' | 'processed' | 'rejected' | 'published') => rows.reduce((sum, row) => sum + row[name], 0)
  expect(total('raw')).toBe(60)
  expect(total('processed') + total('rejected')).toBe(60)
  expect(total('published')).toBe(total('processed'))
  // The record that is no text came back alone, and went to the error zone.
  const [error, ...others] = await keys(account, 'events-lake', 'error/ingest/')
  expect(others).toEqual([])
  expect(new TextDecoder().decode(await account.aws.store.read('events-lake', String(error)))).toContain('"reasons":"not_utf8"')
})
