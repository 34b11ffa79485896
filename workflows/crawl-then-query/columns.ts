import { count, type Flow, gt, jsonata, text } from '../../asl/index.ts'
import { glue } from '../../services/index.ts'
import type { CrawlThenQueryOptions } from './options.ts'

/** The statements read these columns: without one of them they would fail; one more is worth a word. */
export function compareColumns<S>(flow: Flow<S>, { source }: CrawlThenQueryOptions) {
  const { bucket, prefix, crawler, database, table, columns } = source
  const crawled = flow.task(
    'Get table',
    glue.getTable,
    { DatabaseName: database, Name: table },
    {
      catch: {
        'Glue.EntityNotFoundException': (missing) =>
          missing.fail(
            'TableNotFound',
            `crawler ${crawler} ended well, but made no table ${database}.${table}: are the files CSV, and is its target s3://${bucket}/${prefix}?`,
          ),
      },
    },
  )
  const found = crawled.Table.StorageDescriptor.Columns
  const drift = flow.pass('Compare columns', {
    missing: jsonata<string[]>`$append([], $filter(${[...columns]}, function($column) { $not($column in ${found}.Name) }))`,
    added: jsonata<string[]>`$append([], $filter(${found}.Name, function($column) { $not($column in ${[...columns]}) }))`,
  })
  flow.when('Columns missing?', gt(count(drift.missing), 0), (changed) =>
    changed.fail(
      'SchemaDrift',
      text`${database}.${table} lacks ${jsonata<string>`$join(${drift.missing}, ", ")`}, which the statements read: mend the header of the files, or change the statements`,
    ),
  )
  return drift
}
