import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { account, START } from './account.ts'

const ORDERS = {
  Name: 'Orders',
  PartitionKeys: [{ Name: 'dt', Type: 'string' }],
  StorageDescriptor: { Columns: [{ Name: 'id', Type: 'bigint' }], Location: 's3://lake/orders/' },
}

test('a table is kept in lower case with its times and first version', async () => {
  const { service } = await account()
  await service.catalog.createDatabase('Sales')
  await service.catalog.createTable('sales', ORDERS)
  const table = await service.catalog.getTable('SALES', 'ORDERS')
  expect(table).toMatchObject({ Name: 'orders', DatabaseName: 'sales', VersionId: '0', CatalogId: '123456789012', Retention: 0 })
  expect(table.CreateTime).toEqual(new Date(START))
  expect((await service.catalog.listTables('sales')).map(({ Name }) => Name)).toEqual(['orders'])
})

test('the state survives a restart and is readable JSON', async () => {
  const { service, again, root } = await account()
  await service.catalog.createDatabase('sales')
  await service.catalog.createTable('sales', ORDERS)
  await service.catalog.putPartitions('sales', 'orders', [{ Values: ['2025-01-02'] }, { Values: ['2025-01-01'] }])
  const partitions = await again().catalog.listPartitions('sales', 'orders')
  expect(partitions.map(({ Values }) => Values)).toEqual([['2025-01-01'], ['2025-01-02']])
  expect(partitions[0]?.CreationTime).toBeInstanceOf(Date)
  const file = join(root, 'glue/databases/sales/tables/orders/table.json')
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ Name: 'orders' })
})

test('an unknown database or table is an EntityNotFoundException that names it', async () => {
  const { service } = await account()
  await expect(service.catalog.getDatabase('nix')).rejects.toMatchObject({
    code: 'EntityNotFoundException',
    message: 'Database nix not found.',
  })
  await expect(service.catalog.getTable('nix', 't')).rejects.toMatchObject({ message: 'Database nix not found.' })
  await service.catalog.createDatabase('sales')
  await expect(service.catalog.getTable('sales', 't')).rejects.toMatchObject({ message: 'Table t not found.' })
  await expect(service.catalog.listPartitions('sales', 't')).rejects.toMatchObject({ message: 'Table t not found.' })
  await expect(service.catalog.createDatabase('SALES')).rejects.toMatchObject({ code: 'AlreadyExistsException' })
})

test('a name with dots and slashes cannot leave the state folder', async () => {
  const { service } = await account()
  await service.catalog.createDatabase('../../evil')
  expect((await service.catalog.getDatabase('../../evil')).Name).toBe('../../evil')
  expect((await service.catalog.listDatabases()).map(({ Name }) => Name)).toEqual(['../../evil'])
})

test('writers at the same time do not lose each other', async () => {
  const { service } = await account()
  await service.catalog.createDatabase('sales')
  await service.catalog.createTable('sales', ORDERS)
  const days = Array.from({ length: 20 }, (_, day) => `2025-01-${String(day + 1).padStart(2, '0')}`)
  await Promise.all(days.map((day) => service.catalog.putPartitions('sales', 'orders', [{ Values: [day] }])))
  expect(await service.catalog.listPartitions('sales', 'orders')).toHaveLength(20)
  await service.catalog.deletePartitions('sales', 'orders', [['2025-01-01'], ['1999-01-01']])
  expect(await service.catalog.listPartitions('sales', 'orders')).toHaveLength(19)
})
