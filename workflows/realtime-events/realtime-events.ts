import { context, eq, gt, hours, ne, present, text, type Workflow, workflow } from '../../asl/index.ts'
import { triggerInput } from '../../schemas/index.ts'
import { s3 } from '../../services/index.ts'
import { normaliseInput } from '../input/normalise-input.ts'
import { claimBatch } from './claim.ts'
import { enrichBatch } from './enrich.ts'
import { RealtimeEventsInput } from './input.ts'
import { judgeBatch } from './judge.ts'
import { publishBatch } from './publish.ts'
import type { RealtimeResources } from './resources.ts'
import { writeBatch } from './write.ts'
import { RAW } from './zones.ts'

/** What a run gives back. */
export interface RealtimeEventsOutput {
  /** `duplicate`: another execution has the batch; `empty`: it has no line. */
  readonly outcome: 'published' | 'duplicate' | 'empty'
  readonly dt: string
  readonly batch: string
  /** The execution that has the batch. */
  readonly owner: string
  /** raw = processed + rejected, processed = published + unpublishable. */
  readonly rows?: {
    readonly raw: number
    readonly processed: number
    readonly rejected: number
    readonly published: number
    readonly unpublishable: number
  }
  /** Rejected lines by reason; a line with two reasons counts in both. */
  readonly reasons?: Readonly<Record<string, number>>
}

/**
 * Takes one batch of raw events to processed Parquet by type and day, and to the downstream stream: judged by a Glue job, enriched by a
 * Fargate task, published by a function. Started by S3's event of a new raw object.
 *
 * Guarantees: raw = processed + rejected = published + unpublishable + rejected, counted on different paths; a batch is processed by one
 * execution, however often its event comes; processed files have the same keys whoever writes them.
 *
 * Named errors: `Input.Invalid`, `BatchNotFound`, `RowsNotConserved`, `EnrichmentFailed`, `Place.*`, `Publish.*`, `EventsNotConserved`,
 * and `States.TaskFailed` for a job or a query that failed.
 */
export function realtimeEvents(resources: RealtimeResources, name = 'realtime-events'): Workflow {
  const comment = 'Takes a batch of raw events to processed Parquet and to the downstream stream'
  return workflow({ name, comment, input: triggerInput(RealtimeEventsInput), timeout: hours(6) }, (flow, input) => {
    const { fields } = normaliseInput(flow, input, {
      fields: RealtimeEventsInput,
      defaults: { critical: false, again: false },
      key: `${RAW}dt={dt}/batch={batch}/`,
    })
    const { dt, batch } = fields
    const listed = flow.task('Find batch', s3.listObjectsV2, {
      Bucket: resources.raw.name,
      Prefix: text`${RAW}dt=${dt}/batch=${batch}/`,
      MaxKeys: 1,
    })
    flow.when('Batch missing?', eq(present(listed.KeyCount), 0), (missing) =>
      missing.fail('BatchNotFound', text`there is nothing at s3://${resources.raw.name}/${RAW}dt=${dt}/batch=${batch}/`),
    )
    const { owner } = claimBatch(flow, fields, resources)
    const batchIs = { dt, batch, owner }
    return flow.when(
      'Another has it?',
      ne(owner, context.Execution.Id),
      (other) => other.pass('Duplicate', { outcome: 'duplicate', ...batchIs }),
      (mine) => {
        const judged = judgeBatch(mine, fields, resources)
        return mine.when(
          'Any line?',
          gt(judged.rows.raw, 0),
          (some) => {
            writeBatch(some, fields, resources)
            const published = some.when(
              'Any event?',
              gt(judged.rows.clean, 0),
              (events) => {
                enrichBatch(events, fields, resources)
                return publishBatch(events, fields, judged.rows.clean, resources)
              },
              () => ({ read: 0, published: 0, unpublishable: 0, retried: 0 }),
            )
            return some.pass('Published', {
              outcome: 'published',
              ...batchIs,
              rows: {
                raw: judged.rows.raw,
                processed: judged.rows.clean,
                rejected: judged.rows.rejected,
                published: published.published,
                unpublishable: published.unpublishable,
              },
              reasons: judged.reasons,
            })
          },
          (none) => none.pass('Empty', { outcome: 'empty', ...batchIs }),
        )
      },
    )
  })
}
