import { isDeepStrictEqual } from 'node:util'
import type { Column, Partition, PartitionInput, SchemaChangePolicy, StorageDescriptor, Table, TableInput } from '@aws-sdk/client-glue'
import type { CrawlerConfiguration } from './crawler-configuration.ts'

/** Parameter that marks what a crawler no longer finds, with the time in milliseconds since the Unix epoch. */
export const DEPRECATED = 'DEPRECATED_BY_CRAWLER'

/** What is to be done about a table or partition that exists already. */
export type Change<Input> =
  | { readonly kind: 'none' }
  /** It differs, and the policy is to say so and leave it. */
  | { readonly kind: 'log'; readonly message: string }
  | { readonly kind: 'update'; readonly input: Input; readonly message: string }

/** Parameters that describe the amount of data; they change without the schema. */
const STATISTICS = ['sizeKey', 'objectCount', 'recordCount', 'averageRecordSize']

/** Attributes that make existing data and table incompatible when they change. */
const FUNDAMENTAL = ['classification', 'compressionType', 'delimiter']

/**
 * The change of a table that a crawl has found again. `UPDATE_IN_DATABASE` makes it what was found, `LOG` leaves it,
 * `MergeNewColumns` overrides both: it adds columns, removes and retypes none, and deprecates the table when its format changed.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
 */
export function tableChange(
  existing: Table,
  found: TableInput,
  policy: SchemaChangePolicy,
  { isMergingNewColumns }: CrawlerConfiguration,
  now: number,
): Change<TableInput> {
  const name = existing.Name ?? found.Name ?? ''
  const before = tableInput(existing)
  const after = isMergingNewColumns ? merged(before, found, now) : { ...found, Name: name }
  if (isSame(before, after)) return { kind: 'none' }
  const message = `table ${name}: ${difference(before, after)}`
  if (policy.UpdateBehavior === 'LOG' && !isMergingNewColumns) return { kind: 'log', message }
  return { kind: 'update', input: after, message }
}

/**
 * The change of a partition that a crawl has found again, by the same policy. A partition that inherits becomes what its table is,
 * whatever the policy.
 */
export function partitionChange(
  existing: Partition,
  found: PartitionInput,
  policy: SchemaChangePolicy,
  { isMergingNewColumns, doPartitionsInherit }: CrawlerConfiguration,
): Change<PartitionInput> {
  const values = (existing.Values ?? []).join('/')
  const before: PartitionInput = withoutUndefined({
    Values: existing.Values,
    StorageDescriptor: existing.StorageDescriptor,
    Parameters: existing.Parameters,
  })
  const isKeeping = isMergingNewColumns && !doPartitionsInherit
  const storage = isKeeping ? mergedStorage(existing.StorageDescriptor, found.StorageDescriptor) : found.StorageDescriptor
  const after: PartitionInput = withoutUndefined({ ...found, StorageDescriptor: storage })
  if (isSame(before, after)) return { kind: 'none' }
  const message = `partition ${values}: ${difference(before, after)}`
  if (policy.UpdateBehavior === 'LOG' && !isKeeping && !doPartitionsInherit) return { kind: 'log', message }
  return { kind: 'update', input: after, message }
}

/** The partition with format and schema of its table; its place and its amounts stay its own. */
export function inheriting(partition: PartitionInput, table: TableInput): PartitionInput {
  const own = partition.StorageDescriptor
  const statistics = Object.fromEntries(Object.entries(own?.Parameters ?? {}).filter(([name]) => STATISTICS.includes(name)))
  const parameters = { ...table.StorageDescriptor?.Parameters, ...statistics }
  return {
    ...partition,
    StorageDescriptor: withoutUndefined({ ...table.StorageDescriptor, Location: own?.Location, Parameters: parameters }),
  }
}

/** The input that makes a table what it is now. */
export function tableInput(table: Table): TableInput {
  return withoutUndefined({
    Name: table.Name,
    Description: table.Description,
    Owner: table.Owner,
    LastAccessTime: table.LastAccessTime,
    LastAnalyzedTime: table.LastAnalyzedTime,
    Retention: table.Retention,
    StorageDescriptor: table.StorageDescriptor,
    PartitionKeys: table.PartitionKeys,
    ViewOriginalText: table.ViewOriginalText,
    ViewExpandedText: table.ViewExpandedText,
    TableType: table.TableType,
    Parameters: table.Parameters,
    TargetTable: table.TargetTable,
  })
}

/** The table or partition marked as no longer found, since `now` in milliseconds since the Unix epoch. */
export function deprecated<Input extends TableInput | PartitionInput>(input: Input, now: number): Input {
  const mark = { [DEPRECATED]: String(now) }
  const storage = input.StorageDescriptor && { ...input.StorageDescriptor, Parameters: { ...input.StorageDescriptor.Parameters, ...mark } }
  return withoutUndefined<Input>({ ...input, Parameters: { ...input.Parameters, ...mark }, StorageDescriptor: storage })
}

function undeprecated(parameters: Readonly<Record<string, string>> | undefined): Record<string, string> {
  const { [DEPRECATED]: _mark, ...others } = parameters ?? {}
  return others
}

function merged(before: TableInput, found: TableInput, now: number): TableInput {
  // A table made by hand may not say what it is.
  const isIncompatible = FUNDAMENTAL.some((name) => (before.Parameters?.[name] ?? found.Parameters?.[name]) !== found.Parameters?.[name])
  if (isIncompatible) return before.Parameters?.[DEPRECATED] === undefined ? deprecated(before, now) : before
  const parameters = undeprecated(before.Parameters)
  const storage = mergedStorage(before.StorageDescriptor, found.StorageDescriptor)
  return withoutUndefined({ ...before, Parameters: { ...parameters, ...found.Parameters }, StorageDescriptor: storage })
}

/** The catalog is the source of truth: its columns and formats stay, new columns and the crawler's own parameters are added. */
function mergedStorage(before: StorageDescriptor | undefined, found: StorageDescriptor | undefined): StorageDescriptor | undefined {
  if (before === undefined || found === undefined) return before ?? found
  const names = new Set(before.Columns?.map(({ Name }) => Name))
  const added = found.Columns?.filter(({ Name }) => !names.has(Name)) ?? []
  return withoutUndefined({
    ...before,
    Columns: [...(before.Columns ?? []), ...added],
    Location: found.Location,
    SerdeInfo: before.SerdeInfo && { ...before.SerdeInfo, Parameters: { ...before.SerdeInfo.Parameters, ...found.SerdeInfo?.Parameters } },
    Parameters: { ...undeprecated(before.Parameters), ...found.Parameters },
  })
}

/** What differs, for the crawl's log: columns by name and type, otherwise the amounts or the format. */
function difference(before: TableInput | PartitionInput, after: TableInput | PartitionInput): string {
  const [was, is] = [columns(before), columns(after)]
  const changes = [
    ...[...is].filter(([name]) => !was.has(name)).map(([name, type]) => `column ${name} ${type} added`),
    ...[...was].filter(([name]) => !is.has(name)).map(([name]) => `column ${name} removed`),
    ...[...is]
      .filter(([name, type]) => was.has(name) && was.get(name) !== type)
      .map(([name, type]) => `column ${name} ${was.get(name)} -> ${type}`),
  ]
  return changes.length > 0 ? changes.join(', ') : 'properties changed'
}

function columns(input: TableInput | PartitionInput): ReadonlyMap<string, string> {
  const keys: readonly Column[] = 'PartitionKeys' in input ? (input.PartitionKeys ?? []) : []
  return new Map([...(input.StorageDescriptor?.Columns ?? []), ...keys].map(({ Name, Type }) => [Name ?? '', Type ?? '']))
}

function isSame(left: object, right: object): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(left)), JSON.parse(JSON.stringify(right)))
}

/** Members that are undefined are left out: the stored JSON does not have them either. */
function withoutUndefined<T extends object>(record: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T // what is left has its type
}
