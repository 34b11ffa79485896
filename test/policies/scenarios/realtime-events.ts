import { realtimePipeline, sampleStreamEvents, sampleUsers } from '../../../workflows/index.ts'
import type { Scenario } from '../scenario.ts'

const NO_TEXT = Buffer.from([0xff, 0xfe])

/** Records of a stream, one of them no text: by triggers from the stream to the stream downstream. */
export const realtimeScenario: Scenario = {
  name: 'realtime-events',
  pipelines: [realtimePipeline],
  triggers: [],
  async run({ aws, put, call, idle }) {
    await put('events-lake', 'reference/users.jsonl', [...sampleUsers({ count: 40, seed: 5 })].join('\n'))
    const day = new Date(aws.environment.clock.now()).toISOString().slice(0, 10)
    const payloads = [...Array.from(sampleStreamEvents({ count: 40, seed: 5, day }), (text) => Buffer.from(text)), NO_TEXT]
    const Records = payloads.map((Data, index) => ({ Data, PartitionKey: `u${index % 7}` }))
    await call('kinesis', 'PutRecords', { StreamName: 'events-in', Records })
    await idle()
  },
}
