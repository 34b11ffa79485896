import { context, type Flow, type Ref, text } from '../../asl/index.ts'
import { athena, lambda, sqlText } from '../../services/index.ts'
import { realtimeEvents as sql } from '../../sql/index.ts'
import { placeFiles } from '../../tasks/place-files/contract.ts'
import type { RealtimeEventsInput } from './input.ts'
import { queryOf } from './query.ts'
import type { RealtimeResources } from './resources.ts'
import { ERRORS, WORK, ZONES } from './zones.ts'

/** Puts clean events and rejected lines where they belong, side by side, and hands the clean ones on as JSON lines. */
export function writeBatch<S>(flow: Flow<S>, { dt, batch }: Ref<RealtimeEventsInput, S>, resources: RealtimeResources): void {
  const { lake } = resources
  const run = context.Execution.Name
  flow.parallel('Write', {
    processed: (branch) => {
      branch.task('Place processed', lambda.invoke(placeFiles), {
        bucket: lake.name,
        from: text`${WORK.judged}run=${run}/verdict=clean/`,
        to: ZONES.processed,
        name: batch,
        extension: '.parquet',
      })
    },
    rejected: (branch) => {
      const target = text`s3://${lake.name}/${WORK.rejected}${run}/`
      branch.task(
        'Write rejects',
        athena.startQueryExecution.sync,
        queryOf(resources, 'Write rejects', sqlText(sql.reject, { run, target })),
      )
      branch.task('Place rejects', lambda.invoke(placeFiles), {
        bucket: lake.name,
        from: text`${WORK.rejected}${run}/`,
        to: text`${ERRORS.process}dt=${dt}/`,
        name: batch,
        extension: '.jsonl.gz',
      })
    },
    handed: (branch) => {
      const target = text`s3://${lake.name}/${WORK.clean}${run}/`
      branch.task('Hand over', athena.startQueryExecution.sync, queryOf(resources, 'Hand over', sqlText(sql.handOver, { run, target })))
    },
  })
}
