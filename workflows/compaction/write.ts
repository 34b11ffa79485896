import { type CaughtError, type Expr, eq, type Flow, type Ref, text } from '../../asl/index.ts'
import { athena, glue, lambda, nameToken, sqlName, sqlText } from '../../services/index.ts'
import { compaction as sql } from '../../sql/index.ts'
import { discardRun } from '../../tasks/discard-run/contract.ts'
import { type Measured, measure } from './measure.ts'
import { COMPACTION_JOB, type CompactionOptions } from './options.ts'
import type { Plan } from './plan.ts'
import { queryOf } from './query.ts'

/**
 * Writes the partition's rows into the run's own folder, whose name begins with `_`: nobody who lists the target takes it for data.
 * What was written is then held to the source's count and digest. Ends with `WriteFailed` or `RowsNotEqual`, and with the folder empty.
 */
export function writeAndCompare<S>(
  flow: Flow<S>,
  plan: Ref<Plan, S>,
  source: Ref<Measured, S>,
  options: CompactionOptions,
): Ref<Measured, S> {
  const columns = sqlName(plan.columns)
  const statement = sqlText(sql.unload, { columns, source: sqlName(plan.source), dt: plan.dt, target: plan.target })
  const { glue: engine } = options
  if (engine === undefined) unload(flow, plan, options, statement)
  else {
    flow.when(
      'With Glue?',
      eq(plan.engine, 'glue'),
      (spark) => {
        spark.task(
          'Run job',
          glue.startJobRun.sync,
          {
            JobName: nameToken('glue-job', COMPACTION_JOB, 'name'),
            Arguments: { '--statement': statement, '--database': options.database.name, '--files': String(engine.files ?? 1) },
          },
          { catch: { 'States.ALL': (failed, error) => writeFailed(failed, error, plan, options, 'Discard files of job') } },
        )
      },
      (sqlOnly) => unload(sqlOnly, plan, options, statement),
    )
  }
  const written = measure(
    flow,
    options,
    'Measure result',
    sqlText(sql.measureCompacted, {
      columns,
      candidate: sqlName(plan.candidate),
      outputPrefix: plan.output_prefix,
      dt: plan.dt,
      run: plan.run,
    }),
  )
  flow.when(
    'Rows equal?',
    eq(text`${source.rows} ${source.digest}`, text`${written.rows} ${written.digest}`),
    () => undefined,
    (unequal) => {
      discard(unequal, plan, options, 'Discard what differs')
      unequal.fail(
        'RowsNotEqual',
        text`the source has ${source.rows} rows (digest ${source.digest}), the result ${written.rows} (digest ${written.digest}): the result was deleted, the source and the earlier result are as they were. Was something written to ${plan.record_type} dt=${plan.dt} meanwhile? Then run again`,
      )
    },
  )
  return written
}

function unload<S>(flow: Flow<S>, plan: Ref<Plan, S>, options: CompactionOptions, statement: Expr<string, S>): void {
  flow.task('Unload', athena.startQueryExecution.sync, queryOf(options, 'Unload', statement), {
    catch: { 'States.ALL': (failed, error) => writeFailed(failed, error, plan, options, 'Discard what was begun') },
  })
}

function writeFailed<S>(flow: Flow<S>, error: Ref<CaughtError, S>, plan: Ref<Plan, S>, options: CompactionOptions, discarding: string) {
  discard(flow, plan, options, discarding)
  return flow.fail(
    'WriteFailed',
    text`${plan.target} could not be written and holds nothing now; the source and the earlier result are as they were: ${error.Error}: ${error.Cause}`,
    `Write failed (${discarding})`,
  )
}

function discard<S>(flow: Flow<S>, plan: Ref<Plan, S>, { bucket }: CompactionOptions, name: string): void {
  flow.task(name, lambda.invoke(discardRun), { bucket: bucket.name, prefix: plan.folder })
}
