import { DEFAULT_PARTITION, partitionValues } from '../tables/partition.ts'
import { s3Location } from '../tables/s3-location.ts'
import { partitionedTable, partitionInput } from './ddl-statements.ts'
import type { QueryContext } from './query-context.ts'
import type { Statement } from './statement.ts'
import type { StatementResult } from './statement-result.ts'

/** MSCK REPAIR TABLE: registers `key=value` folders that the catalog does not know. https://docs.aws.amazon.com/athena/latest/ug/msck-repair-table.html */
export async function runRepairTable(
  { table: parts }: Extract<Statement, { kind: 'repair-table' }>,
  _source: string,
  context: QueryContext,
): Promise<StatementResult> {
  const { database, table, found, keys } = await partitionedTable(parts, context)
  const { bucket, prefix } = s3Location(found.StorageDescriptor?.Location ?? '')
  const known = new Set((await context.catalog.listPartitions(database, table)).map(({ Values }) => JSON.stringify(Values)))
  const fresh = new Map<string, { values: string[]; folder: string }>()
  for (const { key } of await context.store.list(bucket, prefix)) {
    const folder = key.slice(prefix.length).split('/').slice(0, keys.length).join('/')
    const values = partitionValues(keys, folder)?.map((value) => value ?? DEFAULT_PARTITION)
    if (values === undefined || key.slice(prefix.length).split('/').length <= keys.length) continue
    if (!known.has(JSON.stringify(values))) fresh.set(JSON.stringify(values), { values, folder })
  }
  const inputs = [...fresh.values()].map(({ values, folder }) => partitionInput(values, keys, found, `s3://${bucket}/${prefix}${folder}/`))
  await context.catalog.putPartitions(database, table, inputs)
  const missing = [...fresh.values()].map(({ folder }) => `${table}:${folder}`)
  const lines =
    missing.length === 0
      ? []
      : [
          `Partitions not in metastore:\t${missing.join('\t')}`,
          ...missing.map((partition) => `Repair: Added partition to metastore ${partition}`),
        ]
  return { kind: 'text', columns: ['result'], lines }
}
