import { gt, hours, present, text, type Workflow, workflow } from '../../asl/index.ts'
import { triggerInput } from '../../schemas/index.ts'
import { s3, sqlName, sqlText } from '../../services/index.ts'
import { compaction as sql } from '../../sql/index.ts'
import { requireColumns } from './columns.ts'
import { CompactionInput } from './input.ts'
import { type Measured, measure } from './measure.ts'
import type { CompactionOptions } from './options.ts'
import { planCompaction } from './plan.ts'
import { publish } from './publish.ts'
import { writeAndCompare } from './write.ts'

/** What a run gives back. */
export interface CompactionOutput {
  /** `missing`: the partition has no object; `empty`: it has objects, but no row. Nothing was written then. */
  readonly outcome: 'compacted' | 'empty' | 'missing'
  readonly record_type: string
  readonly dt: string
  readonly output_prefix: string
  readonly source: Measured
  /** Where something was written. */
  readonly compacted?: Measured
  /** The table in which the result is read, by `dt`. */
  readonly table: string
  /** The folder of the files, `s3://.../_<run>/`. */
  readonly location?: string
}

/**
 * Rewrites one partition into few files below a separate prefix.
 *
 * Guarantees: the source is only read; a target inside the source is refused; readers of the compacted table see a result only after
 * count and digest of its rows were found equal to the source's, and from then on it alone; what a run replaces is deleted one run later.
 *
 * Named errors: `Input.Invalid`, `UnknownRecordType`, `TargetInsideSource`, `OutputNotDeclared`, `EngineNotDeclared`, `TableNotFound`, `SchemaDrift`,
 * `WriteFailed`, `RowsNotEqual`, `Discard.*`, and `States.TaskFailed` for a query that failed.
 */
export function compaction(options: CompactionOptions): Workflow {
  const { name = 'compaction', bucket, source } = options
  const comment = 'Rewrites one partition into few files below a separate prefix, with the same rows'
  return workflow({ name, comment, input: triggerInput(CompactionInput), timeout: hours(24) }, (flow, input) => {
    const plan = planCompaction(flow, input, options)
    const result = { record_type: plan.record_type, dt: plan.dt, output_prefix: plan.output_prefix, table: plan.compacted }
    const listed = flow.task('List source', s3.listObjectsV2, {
      Bucket: bucket.name,
      Prefix: text`${source.prefix}${plan.record_type}/dt=${plan.dt}/`,
      MaxKeys: 1,
    })
    return flow.when(
      'Partition there?',
      gt(present(listed.KeyCount), 0),
      (there) => {
        requireColumns(there, plan, options)
        const before = measure(
          there,
          options,
          'Measure source',
          sqlText(sql.measureSource, { columns: sqlName(plan.columns), source: sqlName(plan.source), dt: plan.dt }),
        )
        return there.when(
          'Any row?',
          gt(before.rows, 0),
          (some) => {
            const written = writeAndCompare(some, plan, before, options)
            publish(some, plan, written, options)
            return some.pass('Compacted', {
              outcome: 'compacted',
              ...result,
              source: before,
              compacted: written,
              location: plan.target,
            })
          },
          (none) => none.pass('Empty', { outcome: 'empty', ...result, source: before }),
        )
      },
      (absent) => absent.pass('Missing', { outcome: 'missing', ...result, source: { rows: 0, files: 0, digest: '' } }),
    )
  })
}
