import { join } from 'node:path'
import { recordFiles } from '../../../record-files.ts'
import type { OperationTable } from '../../../service.ts'
import type { KinesisService } from '../../kinesis/kinesis.ts'
import type { SqsService } from '../../sqs/sqs.ts'
import { type InvokeConfig, invokeConfigOperations } from './invoke-config-operations.ts'
import { mappingOperations } from './mapping-operations.ts'
import { type MappingRecord, sourceKind } from './mapping-record.ts'
import { queueSource, type RunningSource, type SourceWorld } from './queue-source.ts'
import { requireReading } from './require-reading.ts'
import { streamSource } from './stream-source.ts'

/** Options of {@link eventSources}. */
export interface EventSourcesOptions extends SourceWorld {
  readonly sqs: Pick<SqsService, 'queue'>
  readonly kinesis: Pick<KinesisService, 'stream'>
}

/** Lambda's event source mappings and how asynchronous calls are tried: operations of Lambda, and what runs behind them. */
export interface EventSources {
  readonly operations: OperationTable
  start(): void
  stop(): Promise<void>
}

/** Mappings in `<root>/lambda-event-sources/<id>.json`; they run only while started. */
export function eventSources(options: EventSourcesOptions): EventSources {
  const { environment, activity, sqs, kinesis } = options
  const folder = join(environment.root, 'lambda-event-sources')
  const files = recordFiles<MappingRecord>(folder)
  const running = new Map<string, RunningSource>()
  let isStarted = false

  async function refresh(id: string): Promise<void> {
    running.get(id)?.stop()
    running.delete(id)
    const mapping = isStarted ? await files.read(id) : undefined
    if (mapping?.isEnabled) running.set(id, await open(mapping))
  }
  async function open(mapping: MappingRecord): Promise<RunningSource> {
    await requireReading(mapping, options)
    if (sourceKind(mapping.sourceArn) === 'queue') {
      const queue = await sqs.queue(mapping.sourceArn)
      if (queue !== undefined) return queueSource(mapping, queue, options)
    } else {
      const stream = await kinesis.stream(mapping.sourceArn)
      if (stream !== undefined) return streamSource(mapping, stream, join(folder, 'checkpoints'), options)
    }
    throw new Error(`The event source ${mapping.sourceArn} does not exist.`)
  }
  return {
    operations: {
      ...mappingOperations(files, environment, refresh),
      ...invokeConfigOperations(recordFiles<InvokeConfig>(join(environment.root, 'lambda-invoke-configs')), environment),
    },
    start() {
      isStarted = true
      activity.run('start event sources', async () => {
        for (const id of await files.names()) await refresh(id)
      })
    },
    async stop() {
      isStarted = false
      for (const source of running.values()) source.stop()
      running.clear()
    },
  }
}
