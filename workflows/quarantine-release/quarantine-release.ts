import { Type } from '@sinclair/typebox'
import { add, context, type Expr, eq, hours, jsonata, ne, subtract, text, type Workflow, workflow } from '../../asl/index.ts'
import { triggerInput } from '../../schemas/index.ts'
import { athena, lambda, type QueryResults } from '../../services/index.ts'
import { closeRelease } from '../../tasks/close-release/contract.ts'
import { compileRelease } from '../../tasks/compile-release/contract.ts'
import { normaliseInput } from '../input/normalise-input.ts'
import { findDataset } from '../quality-gate/dataset.ts'
import { Day, RecordTypeName } from '../quality-gate/input.ts'
import type { QualityGateOptions } from '../quality-gate/options.ts'
import { gateQuery } from '../quality-gate/query.ts'
import { GATE_ZONES } from '../quality-gate/zones.ts'

/** Whose quarantined rows are checked again. */
export const QuarantineReleaseInput = Type.Object({ record_type: RecordTypeName, dt: Day })

/** What a release gives back. */
export interface QuarantineReleaseOutput {
  readonly record_type: string
  readonly dt: string
  /** The run that counts now: this one, or the one before where nothing could be released. */
  readonly run: string
  /** Rows that were quarantined and are clean now. */
  readonly released: number
  /** Rows that stay quarantined. */
  readonly kept: number
  /** Clean rows of the partition now. */
  readonly clean: number
  /** Clean rows that would not pass today; they stay clean. */
  readonly cleanButFailing: number
}

/** Options of {@link quarantineRelease}: those of the gate whose rows it looks at. */
export type QuarantineReleaseOptions = Pick<QualityGateOptions, 'name' | 'lake' | 'workgroup' | 'datasets'>

/**
 * Checks the quarantined rows of a partition again, after its rows or its rules were mended: those that pass become clean, the others stay
 * with their reasons. No row is lost or doubled, which is counted; what was clean stays clean. Nothing changes where nothing passes, so a
 * second run changes nothing more; of two at once the second ends with `Release.Superseded`.
 *
 * Named errors: `Input.Invalid`, `Quality.RecordTypeUnknown`, `Quality.TableNotFound`, `Quality.Suite*`, `Release.NothingJudged`,
 * `Release.RowsChanged`, `Release.Superseded`, `Quality.RowsNotConserved`, `States.TaskFailed` for a query that failed.
 */
export function quarantineRelease(options: QuarantineReleaseOptions): Workflow<unknown, QuarantineReleaseOutput> {
  const { name, lake, workgroup, datasets } = options
  const comment = 'Checks quarantined rows again and releases those that pass'
  return workflow({ name, comment, input: triggerInput(QuarantineReleaseInput), timeout: hours(6) }, (flow, input) => {
    const { fields } = normaliseInput(flow, input, {
      fields: QuarantineReleaseInput,
      key: `${GATE_ZONES.judged}{record_type}/dt={dt}/`,
      dayBefore: 'dt',
    })
    const dataset = findDataset(flow, fields.record_type, datasets)
    const run = context.Execution.Name
    const place = { bucket: lake.name, judged_prefix: text`${GATE_ZONES.judged}${fields.record_type}/dt=${fields.dt}/` }
    const statements = flow.task('Compile second look', lambda.invoke(compileRelease), {
      record_type: fields.record_type,
      dt: fields.dt,
      now: context.Execution.StartTime,
      table: dataset.table,
      suite: dataset.suite,
      suites: { bucket: lake.name, prefix: GATE_ZONES.suites },
      ...place,
      judged: dataset.judged,
      recheck: text`recheck_${fields.record_type}`,
      run,
    })
    const looked = flow.task('Look again', athena.startQueryExecution.sync, gateQuery(workgroup.name, 'preview', statements.preview))
    const result = flow.task('Read counts', athena.getQueryResults, { QueryExecutionId: looked.QueryExecution.QueryExecutionId })
    const seen = flow.pass('Sum up', {
      clean: countOf(result.ResultSet.Rows, 'clean'),
      cleanButFailing: countOf(result.ResultSet.Rows, 'clean', 'fails'),
      quarantined: countOf(result.ResultSet.Rows, 'quarantined'),
      released: countOf(result.ResultSet.Rows, 'quarantined', 'passes'),
    })
    flow.when('Rows changed?', ne(add(seen.clean, seen.quarantined), statements.rows), (changed) =>
      changed.fail(
        'Release.RowsChanged',
        text`run ${statements.from} left ${statements.rows} rows of ${fields.record_type}, ${fields.dt}, now there are ${seen.clean} clean and ${seen.quarantined} quarantined: a row is mended in its place, not added or taken away`,
      ),
    )
    const numbers = {
      released: seen.released,
      kept: subtract(seen.quarantined, seen.released),
      clean: add(seen.clean, seen.released),
      cleanButFailing: seen.cleanButFailing,
    }
    const left = flow.when(
      'Nothing to release?',
      eq(seen.released, 0),
      () => ({ run: statements.from }),
      (some) => {
        some.task('Release rows', athena.startQueryExecution.sync, gateQuery(workgroup.name, 'release', statements.release))
        const counted = some.task('Count rows', athena.startQueryExecution.sync, gateQuery(workgroup.name, 'count', statements.count))
        some.task('Point to rows', lambda.invoke(closeRelease), {
          ...place,
          run,
          etag: statements.etag,
          count: counted.QueryExecution.QueryExecutionId,
          expected: { clean: numbers.clean, quarantined: numbers.kept },
          now: context.Execution.StartTime,
        })
        return { run }
      },
    )
    return { record_type: fields.record_type, dt: fields.dt, run: left.run, ...numbers }
  })
}

/** Rows of a verdict, and of what they would get now. */
function countOf<S>(rows: Expr<QueryResults['ResultSet']['Rows'], S>, was: string, now?: string): Expr<number> {
  const matching =
    now === undefined ? jsonata`Data[0].VarCharValue = ${was}` : jsonata`Data[0].VarCharValue = ${was} and Data[1].VarCharValue = ${now}`
  return jsonata`$sum($append([0], ${rows}[${matching}].$number(Data[2].VarCharValue)))`
}
