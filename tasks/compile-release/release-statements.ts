import { identifier, text } from '../../quality/dialect/quote.ts'
import { countJudged } from '../compile-gate/count-judged.ts'
import { columnsOf, planGate } from '../compile-gate/plan-gate.ts'
import type { CompileReleaseInput, CompileReleaseOutput } from './contract.ts'

/**
 * The statements of a release of the rows that the run `from` left. All rows of the day are judged together, so that a row which must be
 * unique is compared with clean ones too; but only quarantined rows change their place: what was released once stays clean.
 */
export function releaseStatements(
  request: CompileReleaseInput,
  suite: unknown,
  from: string,
): Pick<CompileReleaseOutput, 'preview' | 'release' | 'count'> {
  const { dt, run, recheck, judged, table, bucket, judged_prefix } = request
  const { rows } = planGate(request, suite, {
    table: recheck,
    added: [
      { name: 'run', type: 'string' },
      { name: 'was', type: 'string' },
    ],
    partition: { dt, run: from },
  })
  const columns = columnsOf(request).map(({ name }) => identifier(name))
  return {
    preview: `SELECT was, CASE WHEN reasons = '' THEN 'passes' ELSE 'fails' END AS now, count(*) AS row_count
FROM (
${rows()}
) AS looked_at
GROUP BY 1, 2`,
    release: `UNLOAD (
SELECT ${columns.join(', ')},
  CASE WHEN was = 'clean' THEN '' ELSE reasons END AS reasons,
  CASE WHEN was = 'clean' OR reasons = '' THEN 'clean' ELSE 'quarantined' END AS verdict
FROM (
${rows()}
) AS looked_at
)
TO ${text(`s3://${bucket}/${judged_prefix}run=${run}/`)}
WITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY['verdict'])`,
    count: countJudged({ database: table.database, table: judged, dt, run }),
  }
}
