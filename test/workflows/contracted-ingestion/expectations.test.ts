import { expect, test } from '@jest/globals'
import { compileSuite, judge, toGreatExpectations } from '../../../quality/index.ts'
import { catalogColumns } from '../../../schemas/contract/index.ts'
import { orders } from '../../../schemas/contracts/index.ts'
import { contractSuite } from '../../../workflows/contracted-ingestion/expectations.ts'
import { ordersIngestionPipeline as pipeline } from '../../../workflows/contracted-ingestion/pipeline.ts'
import { deploymentAccount } from '../deployment-account.ts'

test('a contract is a suite that Great Expectations reads: what must be there, bounds, lengths, lists and patterns', () => {
  const { expectations } = toGreatExpectations(contractSuite(orders))
  expect(expectations.map(({ type, kwargs }) => `${kwargs.column ?? ''} ${type}`)).toEqual([
    ' expect_table_columns_to_match_set',
    'order_id expect_column_values_to_not_be_null',
    'order_id expect_column_value_lengths_to_be_between',
    'ordered_at expect_column_values_to_not_be_null',
    'status expect_column_values_to_not_be_null',
    'status expect_column_values_to_be_in_set',
    'total expect_column_values_to_not_be_null',
    'total expect_column_values_to_be_between',
    'currency expect_column_values_to_not_be_null',
    'currency expect_column_values_to_match_regex',
    'customer_id expect_column_values_to_not_be_null',
    'customer_tier expect_column_values_to_be_between',
    'customer_address_country expect_column_value_lengths_to_be_between',
    'lines expect_column_values_to_not_be_null',
  ])
})

test('what the ingestion has let through passes the suite of its own contract', async () => {
  const account = await deploymentAccount([pipeline])
  const order = {
    order_id: 'o1',
    ordered_at: '2025-03-01T10:00:00Z',
    status: 'paid',
    total: 0,
    currency: 'EUR',
    customer: { id: '' },
    lines: [],
  }
  await account.aws.store.write('shop-raw', 'raw/incoming/orders/a.json', JSON.stringify([order, { ...order, total: -1 }]))
  expect((await account.run(pipeline, { key: 'raw/incoming/orders/a.json' })).output).toMatchObject({ rows: 1, rejected: 1 })
  const columns = catalogColumns(orders).map(([name, type]) => ({ name, type }))
  const { scan, suite } = compileSuite(contractSuite(orders), { table: { database: 'shop', table: orders.table }, columns })
  const [row = []] = await account.query(scan)
  const names = [...scan.matchAll(/ AS "([^"]+)"/g)].map(([, name = '']) => name)
  const measures = names.slice(-(row.length - 1))
  const result = judge(suite, Object.fromEntries([['context', row[0]], ...measures.map((name, index) => [name, row[index + 1]])]))
  expect([result.verdict, result.meta.row_count]).toEqual(['passed', 1])
})
