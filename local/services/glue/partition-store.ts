import type { Partition, PartitionInput } from '@aws-sdk/client-glue'
import { AwsError } from '../../service.ts'
import { withDates } from './dates.ts'
import { glueErrors } from './errors.ts'
import type { StateFolder } from './state-folder.ts'
import { type TableStore, tableFolder } from './table-store.ts'

const DATES = ['CreationTime', 'LastAccessTime', 'LastAnalyzedTime'] as const

/** Values of a partition, one for each partition key of its table, in their order. */
export type PartitionValues = readonly string[]

/** A partition that was not added, and why. */
export interface PartitionRefusal {
  readonly input: PartitionInput
  readonly error: AwsError
}

/** The partitions of the catalog: `partitions.json` beside the table, in order of their values. */
export interface PartitionStore {
  list(database: string, table: string): Promise<readonly Partition[]>
  /** Adds those that do not exist; answers what is wrong with the others (`AlreadyExistsException`, `InvalidInputException`). */
  create(database: string, table: string, inputs: readonly PartitionInput[]): Promise<readonly PartitionRefusal[]>
  /** Replaces the partition of `values`, whose values may change thereby; `EntityNotFoundException` where it does not exist. */
  update(database: string, table: string, values: PartitionValues, input: PartitionInput): Promise<void>
  /** Adds or replaces. */
  put(database: string, table: string, inputs: readonly PartitionInput[]): Promise<void>
  /** Removes those that exist; answers the values of those that do not. */
  remove(database: string, table: string, values: readonly PartitionValues[]): Promise<readonly PartitionValues[]>
}

/** Opens the partitions kept in `state`. */
export function partitionStore(state: StateFolder, tables: TableStore, catalogId: string, now: () => Date): PartitionStore {
  const file = (database: string, table: string) => `${tableFolder(database, table)}/partitions.json`

  async function list(database: string, table: string): Promise<readonly Partition[]> {
    const found = await state.read<Partition[]>(file(database, table))
    if (found !== undefined) return found.map((partition) => withDates(partition, DATES))
    await tables.get(database, table)
    return []
  }

  /** Changes the partitions as one step. `change` gets them by {@link partitionId}. */
  function change<T>(database: string, table: string, work: (entries: Map<string, Partition>, make: Maker) => T): Promise<T> {
    return state.exclusively(async () => {
      const { DatabaseName, Name, PartitionKeys = [] } = await tables.get(database, table)
      const entries = new Map((await list(database, table)).map((partition) => [partitionId(partition.Values ?? []), partition]))
      const make: Maker = (input, before) => {
        const values = checkedValues(input, PartitionKeys.length)
        const names = { DatabaseName, TableName: Name, CatalogId: catalogId }
        return { ...input, Values: values, ...names, CreationTime: before?.CreationTime ?? now() }
      }
      const result = work(entries, make)
      const sorted = [...entries.values()].sort((left, right) => compareValues(left.Values ?? [], right.Values ?? []))
      await state.write(file(database, table), sorted)
      return result
    })
  }

  return {
    list,
    create: (database, table, inputs) =>
      change(database, table, (entries, make) =>
        inputs.flatMap((input): readonly PartitionRefusal[] => {
          const id = partitionId(input.Values ?? [])
          if (entries.has(id)) return [{ input, error: glueErrors.partitionExists() }]
          try {
            entries.set(id, make(input))
          } catch (error) {
            if (error instanceof AwsError) return [{ input, error }]
            throw error
          }
          return []
        }),
      ),
    update: (database, table, values, input) =>
      change(database, table, (entries, make) => {
        const before = entries.get(partitionId(values))
        if (before === undefined) throw glueErrors.partitionNotFound()
        const after = make(input, before)
        const id = partitionId(after.Values ?? [])
        if (id !== partitionId(values) && entries.has(id)) throw glueErrors.partitionExists()
        entries.delete(partitionId(values))
        entries.set(id, after)
      }),
    put: (database, table, inputs) =>
      change(database, table, (entries, make) => {
        for (const input of inputs) {
          const id = partitionId(input.Values ?? [])
          entries.set(id, make(input, entries.get(id)))
        }
      }),
    remove: (database, table, values) => change(database, table, (entries) => values.filter((one) => !entries.delete(partitionId(one)))),
  }
}

type Maker = (input: PartitionInput, before?: Partition) => Partition

/** One text for a partition's values, the same for equal values only. */
export function partitionId(values: PartitionValues): string {
  return JSON.stringify(values)
}

function compareValues(left: PartitionValues, right: PartitionValues): number {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [a, b] = [left[index] ?? '', right[index] ?? '']
    if (a !== b) return a < b ? -1 : 1
  }
  return left.length - right.length
}

function checkedValues(input: PartitionInput, keys: number): string[] {
  const values = input.Values ?? []
  if (values.length !== keys) {
    throw glueErrors.invalidInput('The number of partition keys do not match the number of partition values')
  }
  return values
}
