import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { QueryExecution, StartQueryExecutionInput } from '@aws-sdk/client-athena'
import type { TableInput } from '@aws-sdk/client-glue'
import { virtualClock } from '../../../engine/clock/virtual-clock.ts'
import type { LocalEnvironment } from '../../../local/service.ts'
import { type AthenaService, athena } from '../../../local/services/athena/athena.ts'
import type { WorkGroupOptions } from '../../../local/services/athena/work-groups.ts'
import type { Catalog } from '../../../local/services/glue/catalog.ts'
import { glue } from '../../../local/services/glue/glue.ts'
import type { ObjectStore } from '../../../local/services/s3/object-store.ts'
import { s3 } from '../../../local/services/s3/s3.ts'

/** A local account in a temporary folder: bucket `lake`, database `sales`, results in `s3://lake/results/`. */
export interface Account {
  readonly service: AthenaService
  readonly store: ObjectStore
  readonly catalog: Catalog
  readonly environment: LocalEnvironment
  /** Runs a statement to its end, whatever that is. */
  run(sql: string, input?: Partial<StartQueryExecutionInput>): Promise<QueryExecution>
  /** Runs a SELECT that succeeds; NULL is null. The header is left out. */
  rows(sql: string, input?: Partial<StartQueryExecutionInput>): Promise<(string | null)[][]>
  /** Runs a statement that fails; its StateChangeReason. */
  reason(sql: string, input?: Partial<StartQueryExecutionInput>): Promise<string>
  /** Runs a statement that succeeds. */
  done(sql: string, input?: Partial<StartQueryExecutionInput>): Promise<QueryExecution>
  close(): Promise<void>
}

export async function openAccount(
  workgroups: readonly WorkGroupOptions[] = [{ name: 'primary', outputLocation: 's3://lake/results/' }],
): Promise<Account> {
  const root = await mkdtemp(join(tmpdir(), 'sluice-athena-'))
  let ids = 0
  const environment: LocalEnvironment = {
    root,
    accountId: '000000000000',
    region: 'eu-west-1',
    clock: virtualClock({ start: Date.parse('2024-05-06T07:08:09.123Z') }),
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  }
  const { store } = s3({ environment })
  const { catalog } = glue({ environment, store })
  await store.createBucket('lake')
  await catalog.createDatabase('sales')
  const service = athena({ environment, store, catalog, workgroups })
  const run: Account['run'] = async (QueryString, input) => {
    const { QueryExecutionId } = await service.operations.StartQueryExecution({
      QueryString,
      QueryExecutionContext: { Database: 'sales' },
      ...input,
    })
    return service.untilDone(QueryExecutionId!)
  }
  const done: Account['done'] = async (sql, input) => {
    const query = await run(sql, input)
    if (query.Status?.State !== 'SUCCEEDED') throw new Error(`${query.Status?.StateChangeReason}\n${sql}`)
    return query
  }
  return {
    service,
    store,
    catalog,
    environment,
    run,
    done,
    async rows(sql, input) {
      const { QueryExecutionId, StatementType } = await done(sql, input)
      const rows: (string | null)[][] = []
      let NextToken: string | undefined
      do {
        const page = await service.operations.GetQueryResults({ QueryExecutionId, ...(NextToken && { NextToken }) })
        rows.push(...(page.ResultSet?.Rows ?? []).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue ?? null)))
        NextToken = page.NextToken
      } while (NextToken !== undefined)
      return StatementType === 'DML' ? rows.slice(1) : rows
    },
    async reason(sql, input) {
      const { Status } = await run(sql, input)
      if (Status?.State !== 'FAILED') throw new Error(`${Status?.State}, not FAILED: ${sql}`)
      return Status.StateChangeReason ?? ''
    },
    async close() {
      await service.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

const COLUMN_SERDES = {
  'open-csv': 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
  'lazy-simple': 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
  json: 'org.openx.data.jsonserde.JsonSerDe',
  parquet: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
} as const

/** A table of `sales` over `s3://lake/<name>/`. Columns are `name type`, parted by commas. */
export function tableInput(
  name: string,
  serde: keyof typeof COLUMN_SERDES,
  columns: string,
  { parameters = {}, table = {}, keys = '' }: { parameters?: Record<string, string>; table?: Record<string, string>; keys?: string } = {},
): TableInput {
  const parse = (list: string) =>
    list
      .split(/,\s*(?![^<(]*[>)])/)
      .filter((part) => part !== '')
      .map((part) => ({ Name: part.slice(0, part.indexOf(' ')), Type: part.slice(part.indexOf(' ') + 1) }))
  return {
    Name: name,
    TableType: 'EXTERNAL_TABLE',
    Parameters: table,
    PartitionKeys: parse(keys),
    StorageDescriptor: {
      Columns: parse(columns),
      Location: `s3://lake/${name}/`,
      SerdeInfo: { SerializationLibrary: COLUMN_SERDES[serde], Parameters: parameters },
    },
  }
}
