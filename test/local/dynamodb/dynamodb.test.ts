import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  type ReturnValue,
  ScanCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LocalEnvironment } from '../../../local/service.ts'
import { dynamodb } from '../../../local/services/dynamodb/dynamodb.ts'
import { emptyEnvironment } from '../environment.ts'
import { serve } from '../served.ts'

let environment: LocalEnvironment
let client: DynamoDBClient
let close: () => Promise<void>

async function open(): Promise<void> {
  const service = dynamodb({ environment })
  const served = await serve([service])
  client = new DynamoDBClient(served.config)
  close = async () => {
    client.destroy()
    await served.endpoint.close()
    await service.close?.()
    expect(served.failures).toEqual([])
  }
}
beforeAll(async () => {
  environment = await emptyEnvironment()
  await open()
})
afterAll(() => close())

const create = (TableName: string, sortKey?: string) =>
  client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'id', AttributeType: 'S' },
        ...(sortKey ? [{ AttributeName: sortKey, AttributeType: 'N' as const }] : []),
      ],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, ...(sortKey ? [{ AttributeName: sortKey, KeyType: 'RANGE' as const }] : [])],
    }),
  )
const put = (TableName: string, id: string, more = {}, options = {}) =>
  client.send(new PutItemCommand({ TableName, Item: { id: { S: id }, ...more }, ...options }))
const get = async (TableName: string, id: string) =>
  (await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } }, ConsistentRead: true }))).Item

test('a table is there as soon as it is made, under the ARN of the account', async () => {
  const { TableDescription } = await create('claims')
  expect(TableDescription).toMatchObject({ TableStatus: 'ACTIVE', TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/claims' })
  expect((await client.send(new DescribeTableCommand({ TableName: 'claims' }))).Table?.CreationDateTime).toEqual(
    new Date(environment.clock.now()),
  )
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['claims'])
  await expect(create('claims')).rejects.toMatchObject({ name: 'ResourceInUseException' })
  await expect(get('none', 'a')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('of many conditional puts of one key exactly one succeeds', async () => {
  const claim = (owner: string) =>
    put('claims', 'lake/a.json#etag', { owner: { S: owner } }, { ConditionExpression: 'attribute_not_exists(id)' })
  const results = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => claim(String(index))))
  const won = results.findIndex(({ status }) => status === 'fulfilled')
  const lost = results.filter(({ status }) => status === 'rejected').map((result) => (result as PromiseRejectedResult).reason.name)
  expect(lost).toEqual(Array(11).fill('ConditionalCheckFailedException'))
  expect((await get('claims', 'lake/a.json#etag'))?.owner).toEqual({ S: String(won) })
})

test('a lease that ran out is taken over by an update with a condition, and the loser is shown the item', async () => {
  await put('claims', 'lease', { state: { S: 'INPROGRESS' }, lease: { N: '100' } })
  const take = (now: number) =>
    client.send(
      new UpdateItemCommand({
        TableName: 'claims',
        Key: { id: { S: 'lease' } },
        UpdateExpression: 'SET lease = :until ADD attempts :one',
        ConditionExpression: '#state = :open AND lease < :now',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':until': { N: '900' }, ':one': { N: '1' }, ':open': { S: 'INPROGRESS' }, ':now': { N: String(now) } },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
  expect((await take(200)).Attributes).toMatchObject({ lease: { N: '900' }, attempts: { N: '1' } })
  await expect(take(300)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: { lease: { N: '900' } } })
  await client.send(new DeleteItemCommand({ TableName: 'claims', Key: { id: { S: 'lease' } } }))
  expect(await get('claims', 'lease')).toBeUndefined()
})

test('items are queried by their sort key, and written in batches', async () => {
  await create('ledger', 'step')
  const item = (step: number) => ({ id: { S: 'run' }, step: { N: String(step) }, raw: { B: new Uint8Array([0, 255, step]) } })
  await client.send(
    new BatchWriteItemCommand({ RequestItems: { ledger: [1, 2, 3].map((step) => ({ PutRequest: { Item: item(step) } })) } }),
  )
  await client.send(
    new BatchWriteItemCommand({ RequestItems: { ledger: [{ DeleteRequest: { Key: { id: { S: 'run' }, step: { N: '2' } } } }] } }),
  )
  const { Items } = await client.send(
    new QueryCommand({
      TableName: 'ledger',
      KeyConditionExpression: 'id = :id AND step > :least',
      ExpressionAttributeValues: { ':id': { S: 'run' }, ':least': { N: '0' } },
    }),
  )
  expect(Items).toEqual([item(1), item(3)])
})

test('an update answers what was asked of it, and the item is kept as it is by then', async () => {
  await create('counters')
  const count = async (ReturnValues?: ReturnValue) => {
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: 'counters',
        Key: { id: { S: 'a' } },
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
        ...(ReturnValues && { ReturnValues }),
      }),
    )
    const [file = ''] = await readdir(join(environment.root, 'dynamodb', 'counters', 'items'))
    const kept = JSON.parse(await readFile(join(environment.root, 'dynamodb', 'counters', 'items', file), 'utf8'))
    return { answered: Attributes?.n?.N, id: Attributes?.id?.S, kept: kept.n.N }
  }
  expect(await count()).toEqual({ answered: undefined, id: undefined, kept: '1' })
  expect(await count('NONE')).toEqual({ answered: undefined, id: undefined, kept: '2' })
  expect(await count('ALL_OLD')).toEqual({ answered: '2', id: 'a', kept: '3' })
  expect(await count('UPDATED_NEW')).toEqual({ answered: '4', id: undefined, kept: '4' })
  expect(await count('UPDATED_OLD')).toEqual({ answered: '4', id: undefined, kept: '5' })
  expect(await count('ALL_NEW')).toEqual({ answered: '6', id: 'a', kept: '6' })
  await client.send(new DeleteTableCommand({ TableName: 'counters' }))
})

test('an item goes when its time has come on the clock of the account', async () => {
  await create('fading')
  await client.send(
    new UpdateTimeToLiveCommand({ TableName: 'fading', TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } }),
  )
  expect((await client.send(new DescribeTimeToLiveCommand({ TableName: 'fading' }))).TimeToLiveDescription).toEqual({
    TimeToLiveStatus: 'ENABLED',
    AttributeName: 'expires',
  })
  const now = Math.floor(environment.clock.now() / 1000)
  await put('fading', 'soon', { expires: { N: String(now + 60) } })
  await put('fading', 'later', { expires: { N: String(now + 6000) } })
  await put('fading', 'never')
  expect(await get('fading', 'soon')).toBeDefined()
  await environment.clock.sleep(61_000)
  const { Items = [] } = await client.send(new ScanCommand({ TableName: 'fading' }))
  expect(Items.map(({ id }) => id?.S).sort()).toEqual(['later', 'never'])
})

test('the next process finds tables, items, bytes and times to live', async () => {
  const files = await readdir(join(environment.root, 'dynamodb', 'claims', 'items'))
  expect(files).toEqual([expect.stringMatching(/^lake_a\.json_etag-[0-9a-f]{16}\.json$/)])
  await close()
  await open()
  expect(await get('claims', 'lake/a.json#etag')).toBeDefined()
  const { Items = [] } = await client.send(new ScanCommand({ TableName: 'ledger' }))
  expect(Items.map(({ raw }) => raw?.B)).toEqual([new Uint8Array([0, 255, 1]), new Uint8Array([0, 255, 3])])
  await environment.clock.sleep(6_000_000)
  expect((await client.send(new ScanCommand({ TableName: 'fading' }))).Items?.map(({ id }) => id?.S)).toEqual(['never'])
  await client.send(new DeleteTableCommand({ TableName: 'fading' }))
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['claims', 'ledger'])
  await close()
  await open()
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['claims', 'ledger'])
})
