import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  ListShardsCommand,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis'
import { realtimePipeline, sampleStreamEvents, sampleUsers } from 'sluice/workflows'
import { withAccount } from './account.ts'
import type { Seed } from './seed.ts'

const EVENTS = 1_000
/** What a call of PutRecords takes. */
const BATCH = 500
const NO_TEXT = Buffer.from([0xff, 0xfe])

/** Seed 002: dirty records of a stream become Parquet and enriched records downstream, by triggers alone. */
export const realtimeSeed: Seed = {
  name: '002 realtime events',
  run: (root, told) =>
    withAccount(root, [realtimePipeline], [], async (account) => {
      const seed = 5
      await account.put('events-lake', 'reference/users.jsonl', [...sampleUsers({ count: EVENTS, seed })].join('\n'))
      const day = new Date().toISOString().slice(0, 10)
      const payloads = [...Array.from(sampleStreamEvents({ count: EVENTS - 1, seed, day }), (text) => Buffer.from(text)), NO_TEXT]
      for (let from = 0; from < EVENTS; from += BATCH) {
        const Records = payloads.slice(from, from + BATCH).map((Data, index) => ({ Data, PartitionKey: `u${index % 7}` }))
        await account.kinesis.send(new PutRecordsCommand({ StreamName: 'events-in', Records }))
      }
      await account.live.idle()
      const published = await recordsOf(account.kinesis, 'events-out')
      const processed = await account.count('SELECT count(*) FROM processed_events', 'realtime-events', 'realtime_events')
      if (published !== processed) throw new Error(`${processed} events are in Parquet, and ${published} in the downstream stream`)
      const quarantined = (await account.records('events-lake', 'error/')).length
      told({ pipeline: realtimePipeline.name, rowsIn: payloads.length, rowsOut: processed, quarantined })
    }),
}

async function recordsOf(kinesis: KinesisClient, StreamName: string): Promise<number> {
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }))
  let records = 0
  for (const { ShardId } of Shards) {
    const first = new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' })
    let { ShardIterator } = await kinesis.send(first)
    while (ShardIterator !== undefined) {
      const page = await kinesis.send(new GetRecordsCommand({ ShardIterator }))
      records += page.Records?.length ?? 0
      if (page.MillisBehindLatest === 0) break
      ShardIterator = page.NextShardIterator
    }
  }
  return records
}
