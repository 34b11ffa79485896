import type { JsonObject } from '../../../asl/index.ts'
import type { ExecutionResult, TaskPort } from '../../../engine/index.ts'
import { handlerOf } from '../../../local/endpoint/route.ts'
import type { KinesisFaults } from '../../../local/index.ts'
import { realtimePipeline } from '../../../workflows/realtime-events/instance.ts'
import { RAW } from '../../../workflows/realtime-events/zones.ts'
import { type PipelineAccount, pipelineAccount } from '../pipeline-account.ts'

/** An account with seed 002 in it. */
export interface RealtimeAccount extends PipelineAccount {
  /** Puts a batch into the raw zone as it is. */
  putRaw(batch: string, body: string): Promise<void>
  /** Runs the workflow over a batch. */
  process(
    batch: string,
    options?: { readonly input?: JsonObject; readonly around?: (tasks: TaskPort) => TaskPort },
  ): Promise<ExecutionResult>
  /** The events of the downstream stream, in the order of its shards. */
  delivered(): Promise<readonly JsonObject[]>
  /** The capacity providers on which enrichment ran, in the order of the tasks. */
  providers(): Promise<readonly string[]>
}

/** The day on which the batches come. */
export const DAY = '2025-06-10'

/** Opens it; what of its streams is to go wrong may be planned. */
export async function realtimeAccount(kinesisFaults?: KinesisFaults): Promise<RealtimeAccount> {
  const account = await pipelineAccount(realtimePipeline, kinesisFaults && { kinesisFaults })
  const ecs = (operation: string, input: object) => handlerOf(account.aws.services.ecs, operation)?.(input) as Promise<Tasks>
  return {
    ...account,
    async putRaw(batch, body) {
      await account.aws.store.write('events-raw', `${RAW}dt=${DAY}/batch=${batch}/events.jsonl`, body)
    },
    process: (batch, { input = {}, around } = {}) => account.run({ dt: DAY, batch, ...input }, { ...(around && { around }) }),
    async delivered() {
      const kinesis = (operation: string, input: object) => handlerOf(account.aws.services.kinesis, operation)?.(input) as Promise<Shards>
      const StreamName = 'events-out'
      const { Shards } = await kinesis('ListShards', { StreamName })
      const events: JsonObject[] = []
      for (const { ShardId } of Shards) {
        let { ShardIterator } = await kinesis('GetShardIterator', { StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' })
        for (;;) {
          const { Records, NextShardIterator, MillisBehindLatest } = await kinesis('GetRecords', { ShardIterator })
          events.push(...Records.map(({ Data }) => JSON.parse(Buffer.from(Data).toString())))
          if (MillisBehindLatest === 0 || NextShardIterator === undefined) break
          ShardIterator = NextShardIterator
        }
      }
      return events
    },
    async providers() {
      const cluster = 'realtime-events'
      const { taskArns } = await ecs('ListTasks', { cluster, desiredStatus: 'STOPPED' })
      const { tasks } = await ecs('DescribeTasks', { cluster, tasks: taskArns })
      return tasks
        .toSorted((left, right) => Number(left.createdAt) - Number(right.createdAt))
        .map((task) => task.capacityProviderName ?? '')
    },
  }
}

/** What the operations on tasks answer, together. */
interface Tasks {
  readonly taskArns: readonly string[]
  readonly tasks: readonly { readonly capacityProviderName?: string; readonly createdAt: Date }[]
}

/** What the three operations answer, together. */
interface Shards {
  readonly Shards: readonly { readonly ShardId: string }[]
  readonly ShardIterator: string
  readonly Records: readonly { readonly Data: Uint8Array }[]
  readonly NextShardIterator?: string
  readonly MillisBehindLatest: number
}
