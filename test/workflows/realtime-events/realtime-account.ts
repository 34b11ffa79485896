import type { JsonObject, JsonValue } from '../../../asl/index.ts'
import { type ExecutionResult, type TaskContext, TaskFailure, type TaskPort, type TaskRequest } from '../../../engine/index.ts'
import { handlerOf } from '../../../local/endpoint/route.ts'
import { runTask } from '../../../tasks/enrich-events/run-task.ts'
import { realtimeEventsPipeline } from '../../../workflows/realtime-events/pipeline.ts'
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
  /** The capacity providers on which enrichment ran. */
  readonly providers: string[]
  /** Puts what stands for Glue jobs and containers before the tasks. */
  readonly jobs: (tasks: TaskPort) => TaskPort
}

export const DAY = '2025-06-10'

/** Opens it. Glue jobs run on the local Athena and the container in this process: both are what stands here for Spark and Fargate. */
export async function realtimeAccount(): Promise<RealtimeAccount> {
  const account = await pipelineAccount(realtimeEventsPipeline())
  const providers: string[] = []
  const ports = (tasks: TaskPort) => withJobs(tasks, account, providers)
  return {
    ...account,
    providers,
    jobs: ports,
    async putRaw(batch, body) {
      await account.aws.store.write('events-raw', `${RAW}dt=${DAY}/batch=${batch}/events.jsonl`, body)
    },
    process(batch, { input = {}, around = (tasks: TaskPort) => tasks } = {}) {
      return account.run({ dt: DAY, batch, ...input }, { around: (tasks) => around(ports(tasks)) })
    },
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
  }
}

/** What the three operations answer, together. */
interface Shards {
  readonly Shards: readonly { readonly ShardId: string }[]
  readonly ShardIterator: string
  readonly Records: readonly { readonly Data: Uint8Array }[]
  readonly NextShardIterator?: string
  readonly MillisBehindLatest: number
}

function withJobs(tasks: TaskPort, account: PipelineAccount, providers: string[]): TaskPort {
  const isJob = ({ resource }: TaskRequest) => /:(glue:startJobRun|ecs:runTask)\.sync$/.test(resource)
  return {
    refuse: (request) => (isJob(request) ? undefined : tasks.refuse?.(request)),
    async run(request, context) {
      if (!isJob(request)) return tasks.run(request, context)
      // The arguments are those that the workflow makes.
      const args = request.arguments as JsonObject
      return context.clock.hold(() =>
        request.resource.includes('glue') ? glueJob(args, account) : fargateTask(args, account, providers, context),
      )
    },
  }
}

async function glueJob({ Arguments }: JsonObject, { query }: PipelineAccount): Promise<JsonValue> {
  const statement = (Arguments as Readonly<Record<string, string>>)['--statement'] ?? ''
  await query(statement).catch((error: Error) => {
    throw new TaskFailure('States.TaskFailed', error.message)
  })
  return { JobRunState: 'SUCCEEDED' }
}

interface TaskArguments {
  readonly CapacityProviderStrategy: readonly { readonly CapacityProvider: string }[]
  readonly Overrides: {
    readonly ContainerOverrides: readonly { readonly Environment: readonly { readonly Name: string; readonly Value: string }[] }[]
  }
}

async function fargateTask(args: JsonObject, { aws }: PipelineAccount, providers: string[], _context: TaskContext): Promise<JsonValue> {
  const { CapacityProviderStrategy, Overrides } = args as unknown as TaskArguments
  providers.push(CapacityProviderStrategy[0]?.CapacityProvider ?? '')
  process.env.AWS_ENDPOINT_URL = (await aws.endpoint()).url
  Object.assign(process.env, { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' })
  const environment = Overrides.ContainerOverrides[0]?.Environment ?? []
  await runTask(Object.fromEntries(environment.map(({ Name, Value }) => [Name, Value]))).catch((error: Error) => {
    throw new TaskFailure('States.TaskFailed', `${error.name}: ${error.message}`)
  })
  return { Containers: [{ Name: 'enrich-events', ExitCode: 0 }] }
}
