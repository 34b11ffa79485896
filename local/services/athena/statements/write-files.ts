import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { name, text } from '../duckdb/quote.ts'
import { SqlError } from '../sql/sql-error.ts'
import { partitionFolder } from '../tables/partition.ts'
import { s3Location, s3Uri } from '../tables/s3-location.ts'
import type { FileFormat } from './file-format.ts'
import type { QueryContext } from './query-context.ts'

/** https://docs.aws.amazon.com/athena/latest/ug/ctas-insert-into.html */
const MOST_PARTITIONS = 100

export interface WriteRequest {
  /** SQL whose columns have the names that the files shall have, partition keys last. */
  readonly sql: string
  readonly columns: readonly string[]
  readonly partitionedBy: readonly string[]
  /** `s3://bucket/folder/` */
  readonly location: string
  readonly format: FileFormat
  /** The folder of a partition that already exists, by `key=value/key=value`; else it is made under the location. */
  readonly partitionLocations?: ReadonlyMap<string, string>
}

export interface WrittenFile {
  readonly uri: string
  readonly partition: readonly (string | null)[]
  /** The folder it lies in. */
  readonly location: string
}

/** Writes data files, one for each partition, and puts them in place only when all are finished. Gives the files and the count of rows. */
export async function writeFiles(request: WriteRequest, context: QueryContext): Promise<{ files: readonly WrittenFile[]; rows: number }> {
  const { session, work } = context
  if (request.format.kind === 'textfile') await requireFlat(request.sql, session)
  await mkdir(work, { recursive: true })
  const drafts: { file: string; partition: readonly (string | null)[] }[] = []
  const copy = async (sql: string, partition: readonly (string | null)[]) => {
    const file = join(work, `${drafts.length}${request.format.extension}`)
    const [row] = await session.rows(`COPY (${sql}) TO ${text(file)} (${request.format.copyOptions})`)
    if (Number(row?.[0] ?? 0) > 0) drafts.push({ file, partition })
    return Number(row?.[0] ?? 0)
  }
  let rows = 0
  if (request.partitionedBy.length === 0) rows = await copy(request.sql, [])
  else {
    await session.run(`CREATE OR REPLACE TEMP TABLE _output AS ${request.sql}`)
    const keys = request.partitionedBy.map(name)
    const data = request.columns.filter((column) => !request.partitionedBy.includes(column)).map(name)
    const partitions = await session.rows(
      `SELECT DISTINCT ${keys.map((key) => `CAST(${key} AS VARCHAR)`).join(', ')} FROM _output ORDER BY ALL`,
    )
    if (partitions.length > MOST_PARTITIONS)
      throw new SqlError('HIVE_TOO_MANY_OPEN_PARTITIONS', `Exceeded limit of ${MOST_PARTITIONS} open writers for partitions/buckets`)
    for (const values of partitions) {
      const partition = values.map((value) => (value === null ? null : String(value)))
      const where = keys.map((key, index) =>
        partition[index] === null ? `${key} IS NULL` : `CAST(${key} AS VARCHAR) = ${text(partition[index] as string)}`,
      )
      rows += await copy(`SELECT ${data.join(', ')} FROM _output WHERE ${where.join(' AND ')}`, partition)
    }
    await session.run('DROP TABLE _output')
  }
  return { files: await place(drafts, request, context), rows }
}

/** Text has its own forms for arrays, maps and rows, which DuckDB does not write. */
async function requireFlat(sql: string, session: QueryContext['session']): Promise<void> {
  const nested = (await session.describe(sql)).find(({ type }) => /\[\]$|^(MAP|STRUCT)/.test(String(type)))
  if (nested !== undefined)
    throw new SqlError('NOT_SUPPORTED', `The local Athena does not write column ${nested.name} of type ${nested.type} as text`)
}

async function place(
  drafts: readonly { file: string; partition: readonly (string | null)[] }[],
  request: WriteRequest,
  context: QueryContext,
): Promise<readonly WrittenFile[]> {
  const stamp = new Date(context.now).toISOString().replaceAll(/[-:]/g, '').replace('T', '_').slice(0, 15)
  const files: WrittenFile[] = []
  for (const [index, { file, partition }] of drafts.entries()) {
    const folder = partitionFolder(request.partitionedBy, partition)
    const location =
      request.partitionLocations?.get(folder) ?? `${request.location.replace(/\/$/, '')}/${folder === '' ? '' : `${folder}/`}`
    const { bucket, prefix } = s3Location(location)
    const key = `${prefix}${stamp}_${String(index).padStart(5, '0')}_${context.id.slice(0, 5)}_${context.uuid()}${request.format.extension}`
    await context.store.adopt(bucket, key, file)
    files.push({ uri: s3Uri(bucket, key), partition, location })
  }
  return files
}
