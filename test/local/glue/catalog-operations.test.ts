import { expect, test } from '@jest/globals'
import { account, call } from './account.ts'

async function sales() {
  const { service } = await account()
  await call(service, 'CreateDatabase', { DatabaseInput: { Name: 'sales' } })
  const TableInput = {
    Name: 'orders',
    PartitionKeys: [
      { Name: 'dt', Type: 'string' },
      { Name: 'hour', Type: 'int' },
    ],
    StorageDescriptor: { Columns: [{ Name: 'id', Type: 'bigint' }] },
  }
  await call(service, 'CreateTable', { DatabaseName: 'sales', TableInput })
  return { service, TableInput, table: { DatabaseName: 'sales', TableName: 'orders' } }
}

test('an update keeps the replaced version, unless SkipArchive says not to', async () => {
  const { service, TableInput, table } = await sales()
  await call(service, 'UpdateTable', { DatabaseName: 'sales', TableInput: { ...TableInput, Description: 'second' } })
  await call(service, 'UpdateTable', { DatabaseName: 'sales', TableInput: { ...TableInput, Description: 'third' }, SkipArchive: true })
  const { TableVersions } = await call(service, 'GetTableVersions', table)
  expect(TableVersions.map(({ VersionId }: { VersionId: string }) => VersionId)).toEqual(['2', '0'])
  expect(TableVersions[0].Table.Description).toBe('third')
})

test('listings are paged by tokens, and a made-up token is refused', async () => {
  const { service, TableInput } = await sales()
  for (const Name of ['a', 'b', 'c', 'd'])
    await call(service, 'CreateTable', { DatabaseName: 'sales', TableInput: { ...TableInput, Name } })
  const names: string[] = []
  let NextToken: string | undefined
  let turns = 0
  do {
    const answer = await call(service, 'GetTables', { DatabaseName: 'sales', MaxResults: 2, NextToken })
    names.push(...answer.TableList.map(({ Name }: { Name: string }) => Name))
    NextToken = answer.NextToken
    turns++
  } while (NextToken !== undefined)
  expect([names, turns]).toEqual([['a', 'b', 'c', 'd', 'orders'], 3])
  await expect(call(service, 'GetTables', { DatabaseName: 'sales', NextToken: 'nonsense' })).rejects.toMatchObject({
    code: 'InvalidInputException',
  })
})

test('tables are found by a pattern with bare stars', async () => {
  const { service } = await sales()
  const found = async (Expression: string) => (await call(service, 'GetTables', { DatabaseName: 'sales', Expression })).TableList.length
  expect([await found('ord*'), await found('*ers'), await found('o.*s'), await found('x*')]).toEqual([1, 1, 1, 0])
})

test('BatchDeleteTable deletes what there is and names the rest', async () => {
  const { service } = await sales()
  const answer = await call(service, 'BatchDeleteTable', { DatabaseName: 'sales', TablesToDelete: ['orders', 'ghost'] })
  expect(answer.Errors).toEqual([
    { TableName: 'ghost', ErrorDetail: { ErrorCode: 'EntityNotFoundException', ErrorMessage: 'Table ghost not found.' } },
  ])
})

test('partitions are created, found by expression, updated and deleted', async () => {
  const { service, table } = await sales()
  const PartitionInputList = ['2025-01-01', '2025-01-02', '2025-01-03'].flatMap((day) =>
    ['2', '10'].map((hour) => ({ Values: [day, hour], StorageDescriptor: { Location: `s3://lake/${day}/${hour}/`, Columns: [] } })),
  )
  expect(await call(service, 'BatchCreatePartition', { ...table, PartitionInputList })).toEqual({ Errors: [] })
  const again = await call(service, 'BatchCreatePartition', { ...table, PartitionInputList: PartitionInputList.slice(0, 1) })
  expect(again.Errors[0]).toMatchObject({ PartitionValues: ['2025-01-01', '2'], ErrorDetail: { ErrorCode: 'AlreadyExistsException' } })

  const found = async (Expression: string) =>
    (await call(service, 'GetPartitions', { ...table, Expression })).Partitions.map(({ Values }: { Values: string[] }) => Values.join(' '))
  expect(await found("dt = '2025-01-02' AND hour > 5")).toEqual(['2025-01-02 10'])
  expect(await found("dt IN ('2025-01-01', '2025-01-03') and not (hour = 2)")).toEqual(['2025-01-01 10', '2025-01-03 10'])
  expect(await found("dt BETWEEN '2025-01-02' AND '2025-01-09' AND hour <> 2")).toHaveLength(2)
  expect(await found("dt LIKE '%-01-03' or hour = '10'")).toHaveLength(4)
  await expect(found('nothere = 1')).rejects.toMatchObject({ code: 'InvalidInputException' })
  await expect(found("dt = '2025-01-01' ORDER BY dt")).rejects.toMatchObject({ code: 'InvalidInputException' })

  await call(service, 'UpdatePartition', {
    ...table,
    PartitionValueList: ['2025-01-01', '2'],
    PartitionInput: { Values: ['2025-01-01', '3'] },
  })
  const got = await call(service, 'BatchGetPartition', {
    ...table,
    PartitionsToGet: [{ Values: ['2025-01-01', '3'] }, { Values: ['x', 'y'] }],
  })
  expect(got.Partitions).toHaveLength(1)
  await call(service, 'DeletePartition', { ...table, PartitionValues: ['2025-01-01', '3'] })
  await expect(call(service, 'GetPartition', { ...table, PartitionValues: ['2025-01-01', '3'] })).rejects.toMatchObject({
    code: 'EntityNotFoundException',
    message: 'Cannot find partition.',
  })
  const deleted = await call(service, 'BatchDeletePartition', { ...table, PartitionsToDelete: [{ Values: ['2025-01-01', '3'] }] })
  expect(deleted.Errors).toHaveLength(1)
})

test('a partition with the wrong number of values is refused', async () => {
  const { service, table } = await sales()
  await expect(call(service, 'CreatePartition', { ...table, PartitionInput: { Values: ['2025-01-01'] } })).rejects.toMatchObject({
    code: 'InvalidInputException',
  })
})

test('a missing member is a ValidationException that names it', async () => {
  const { service } = await sales()
  await expect(call(service, 'GetTable', { DatabaseName: 'sales' })).rejects.toMatchObject({
    code: 'ValidationException',
    message: expect.stringContaining("'name'"),
  })
})
