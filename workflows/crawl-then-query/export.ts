import { type Expr, type Flow, field, type Inside, jsonata, type Ref, text } from '../../asl/index.ts'
import { athena, type FinishedQuery, lambda, type SqlValue, sqlText } from '../../services/index.ts'
import type { Statement } from '../../sql/index.ts'
import { publishFiles } from '../../tasks/publish-files/contract.ts'
import type { CrawlThenQueryInput } from './input.ts'
import type { CrawlThenQueryOptions } from './options.ts'
import { queryOf } from './query.ts'
import { MANIFEST, PARTITIONED, ZONES } from './zones.ts'

/** Athena writes at most 100 partitions in one statement. https://docs.aws.amazon.com/athena/latest/ug/ctas-insert-into.html */
const MOST_PARTITIONS = 100

/** What the export needs of the rows that were judged. */
export interface JudgedRun<S> {
  readonly run: Expr<string, S>
  /** How many different days and months the clean rows have: `day`, `month`. */
  readonly periods: Expr<Readonly<Record<string, number>>, S>
}

/** Exports the judged rows side by side, then puts all files under their stable keys. Gives the locations by name. */
export function exportAndPublish<S>(
  flow: Flow<S>,
  input: Ref<CrawlThenQueryInput, S>,
  options: CrawlThenQueryOptions,
  { run, periods }: JudgedRun<S>,
): Readonly<Record<string, Expr<string, S> | string>> {
  const { bucket } = options.source
  const values = { run, ...options.parameters?.(input) }
  const target = text`s3://${bucket}/${PARTITIONED}run=${run}/`
  const grain = jsonata<string>`(${periods}.day <= ${MOST_PARTITIONS} ? "day" : ${periods}.month <= ${MOST_PARTITIONS} ? "month" : "year")`
  const csvs = Object.entries(options.exports)
  const query = (name: string, statement: Statement, parameters: Readonly<Record<string, SqlValue<S>>>) => {
    return (branch: Flow<S & Inside<'Export'>>) =>
      branch.task(`Export ${name}`, athena.startQueryExecution.sync, queryOf(options, name, sqlText(statement, parameters)))
  }
  const exported = flow.parallel('Export', {
    ...Object.fromEntries(csvs.map(([name, { statement }]) => [name, query(name, statement, values)])),
    partitions: query('partitions', options.partitionClean, { run, target, grain }),
  })
  flow.task('Publish', lambda.invoke(publishFiles), {
    bucket,
    run,
    files: csvs.map(([name, { key }]) => ({
      from: field<FinishedQuery, S>(exported, name).QueryExecution.ResultConfiguration.OutputLocation,
      key: ZONES.output + key,
    })),
    manifest: MANIFEST,
  })
  return { ...Object.fromEntries(csvs.map(([name, { key }]) => [name, `s3://${bucket}/${ZONES.output}${key}`])), partitions: target }
}
