import type {
  BatchCreatePartitionRequest,
  BatchCreatePartitionResponse,
  BatchDeletePartitionRequest,
  BatchDeletePartitionResponse,
  BatchGetPartitionRequest,
  BatchGetPartitionResponse,
  CreatePartitionRequest,
  DeletePartitionRequest,
  GetPartitionRequest,
  GetPartitionResponse,
  GetPartitionsRequest,
  GetPartitionsResponse,
  Partition,
  UpdatePartitionRequest,
} from '@aws-sdk/client-glue'
import type { OperationTable } from '../../service.ts'
import { glueErrors, required } from './errors.ts'
import type { FileCatalog } from './file-catalog.ts'
import { page } from './page.ts'
import { partitionExpression } from './partition-expression.ts'
import { type PartitionValues, partitionId } from './partition-store.ts'

/** The partition operations of the Glue API. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-partitions.html */
export function partitionOperations({ tables, partitions }: FileCatalog): OperationTable {
  async function find(database: string, table: string, values: readonly PartitionValues[]): Promise<readonly (Partition | undefined)[]> {
    const all = new Map((await partitions.list(database, table)).map((found) => [partitionId(found.Values ?? []), found]))
    return values.map((one) => all.get(partitionId(one)))
  }

  return {
    async CreatePartition(input: CreatePartitionRequest) {
      const [refusal] = await partitions.create(...tableOf(input), [required(input.PartitionInput, 'partitionInput')])
      if (refusal !== undefined) throw refusal.error
      return {}
    },
    async BatchCreatePartition(input: BatchCreatePartitionRequest): Promise<BatchCreatePartitionResponse> {
      const inputs = required(input.PartitionInputList, 'partitionInputList')
      if (inputs.length > 100) throw glueErrors.invalidInput(`BatchCreatePartition takes at most 100 partitions, found ${inputs.length}`)
      const refusals = await partitions.create(...tableOf(input), inputs)
      return {
        Errors: refusals.map(({ input: { Values }, error: { code, message } }) => ({
          PartitionValues: Values,
          ErrorDetail: { ErrorCode: code, ErrorMessage: message },
        })),
      }
    },
    async GetPartition(input: GetPartitionRequest): Promise<GetPartitionResponse> {
      const [found] = await find(...tableOf(input), [required(input.PartitionValues, 'partitionValues')])
      if (found === undefined) throw glueErrors.partitionNotFound()
      return { Partition: found }
    },
    async GetPartitions(input: GetPartitionsRequest): Promise<GetPartitionsResponse> {
      const [database, table] = tableOf(input)
      let found = await partitions.list(database, table)
      if (input.Expression) {
        const isWanted = partitionExpression(input.Expression, (await tables.get(database, table)).PartitionKeys ?? [])
        found = found.filter((partition) => isWanted(partition.Values ?? []))
      }
      if (input.Segment) {
        const { SegmentNumber = 0, TotalSegments = 1 } = input.Segment
        found = found.filter((_, index) => index % TotalSegments === SegmentNumber)
      }
      const { items, nextToken } = page(found, input, 1000)
      return { Partitions: input.ExcludeColumnSchema ? items.map(withoutColumns) : items, NextToken: nextToken }
    },
    async BatchGetPartition(input: BatchGetPartitionRequest): Promise<BatchGetPartitionResponse> {
      const keys = required(input.PartitionsToGet, 'partitionsToGet')
      const found = await find(
        ...tableOf(input),
        keys.map(({ Values }) => Values ?? []),
      )
      return { Partitions: found.filter((partition) => partition !== undefined), UnprocessedKeys: [] }
    },
    async UpdatePartition(input: UpdatePartitionRequest) {
      const values = required(input.PartitionValueList, 'partitionValueList')
      await partitions.update(...tableOf(input), values, required(input.PartitionInput, 'partitionInput'))
      return {}
    },
    async DeletePartition(input: DeletePartitionRequest) {
      const missing = await partitions.remove(...tableOf(input), [required(input.PartitionValues, 'partitionValues')])
      if (missing.length > 0) throw glueErrors.partitionNotFound()
      return {}
    },
    async BatchDeletePartition(input: BatchDeletePartitionRequest): Promise<BatchDeletePartitionResponse> {
      const values = required(input.PartitionsToDelete, 'partitionsToDelete').map(({ Values }) => Values ?? [])
      if (values.length > 25) throw glueErrors.invalidInput(`BatchDeletePartition takes at most 25 partitions, found ${values.length}`)
      const missing = await partitions.remove(...tableOf(input), values)
      const { code, message } = glueErrors.partitionNotFound()
      return { Errors: missing.map((one) => ({ PartitionValues: [...one], ErrorDetail: { ErrorCode: code, ErrorMessage: message } })) }
    },
  }
}

function tableOf(input: { readonly DatabaseName: string | undefined; readonly TableName: string | undefined }): [string, string] {
  return [required(input.DatabaseName, 'databaseName'), required(input.TableName, 'tableName')]
}

function withoutColumns(partition: Partition): Partition {
  if (partition.StorageDescriptor === undefined) return partition
  const { Columns: _columns, ...rest } = partition.StorageDescriptor
  return { ...partition, StorageDescriptor: rest }
}
