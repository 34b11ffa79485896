import { bindTask, defaultBus, definePipeline, onMessages, onObject, type Pipeline } from '../../services/index.ts'
import { ingest } from '../../tasks/ingest/contract.ts'
import { transform } from '../../tasks/transform/contract.ts'
import { type EltResources, resourceList } from './resources.ts'

/** Options of {@link eltPipeline}. */
export interface EltOptions {
  /** Default: `elt`. */
  readonly name?: string
  /** Whether each written partition is told to EventBridge. Default: no, for a gate behind it runs at each. */
  readonly partitionEvents?: boolean
  /** Messages that one file is made of at most, and how long they are waited for. Default: 500 in 10 s. */
  readonly batch?: { readonly size: number; readonly windowSeconds: number }
  /** Most transformations at once, from 2. Default: the account's bound. */
  readonly concurrency?: number
}

const BATCH = { size: 500, windowSeconds: 10 }

/**
 * From bronze files to silver Parquet by events alone: a new object starts the ingestion, its messages start the transformation.
 * Each row is in silver once, however often its event or its message comes.
 */
export function eltPipeline(resources: EltResources, options: EltOptions = {}): Pipeline {
  const { name = 'elt', partitionEvents = false, batch = BATCH, concurrency } = options
  const { bronze, silver, claims, events, deadLetters, failedObjects } = resources
  const { zones } = bronze
  const shared = { CLAIMS_TABLE: claims.name, REJECTS_BUCKET: bronze.name }
  return definePipeline({
    name,
    resources: [...resourceList(resources), ...(partitionEvents ? [defaultBus] : [])],
    tasks: [
      bindTask(ingest, {
        access: { bronze: zones.bronze, rejects: zones.rejects, claims, queue: events },
        environment: { ...shared, QUEUE_URL: events.url, REJECTS_PREFIX: zones.rejects.prefix },
      }),
      bindTask(transform, {
        access: { silver: silver.zones.silver, rejects: zones.refused, claims, queue: events, bus: partitionEvents ? defaultBus : 'none' },
        environment: {
          ...shared,
          REJECTS_PREFIX: zones.refused.prefix,
          SILVER_BUCKET: silver.name,
          SILVER_PREFIX: silver.zones.silver.prefix,
          REFUSED: deadLetters === undefined ? 'reject-only' : 'dead-letter',
          ...(partitionEvents && { EVENT_BUS: defaultBus.name }),
        },
      }),
    ],
    triggers: [
      onObject(`${name}-new-object`, zones.bronze, {
        target: ingest,
        suffixes: ['.json', '.jsonl', '.ndjson'],
        onFailure: failedObjects,
      }),
      onMessages(`${name}-messages`, events, {
        target: transform,
        batchSize: batch.size,
        windowSeconds: batch.windowSeconds,
        ...(concurrency !== undefined && { concurrency }),
      }),
    ],
  })
}
