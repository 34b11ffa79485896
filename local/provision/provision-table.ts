import type { ResourceOf } from '../../services/index.ts'
import type { LocalService } from '../service.ts'
import { allowing, call } from './call.ts'

/** Makes a DynamoDB table; of one that is there already the time to live is brought up to the declaration. */
export async function provisionTable(dynamodb: LocalService, table: ResourceOf<'dynamo-table'>): Promise<void> {
  const keys = [table.partitionKey, ...(table.sortKey ? [table.sortKey] : [])]
  await allowing(
    'ResourceInUseException',
    call(dynamodb, 'CreateTable', {
      TableName: table.name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
      KeySchema: keys.map(([AttributeName], index) => ({ AttributeName, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
    }),
  )
  if (table.timeToLive === undefined) return
  await call(dynamodb, 'UpdateTimeToLive', {
    TableName: table.name,
    TimeToLiveSpecification: { Enabled: true, AttributeName: table.timeToLive },
  })
}
