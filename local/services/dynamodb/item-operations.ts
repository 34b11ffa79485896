import type * as Dynamo from '@aws-sdk/client-dynamodb'
import { AwsError } from '../../service.ts'
import type { Account } from './account.ts'
import type { Dynalite } from './dynalite.ts'
import type { Item } from './item.ts'
import { keyIn } from './tables.ts'

/** What a change answers, and what the item is by now. */
interface Changed<Output> {
  readonly output: Output
  readonly now: Item | undefined
}

/** Operations on items. What changes one is kept on the disk before it is answered. */
export function itemOperations(account: Account) {
  /** A change of one item, with the item as it is where its condition failed and the caller wants to see it. */
  async function change<Output>(
    input: { readonly TableName?: string | undefined; readonly ReturnValuesOnConditionCheckFailure?: string | undefined },
    item: Item | undefined,
    send: (client: Dynalite) => Promise<Changed<Output>>,
  ): Promise<Output> {
    return account.change(input.TableName, async (client, table) => {
      const key = table && keyIn(table, item ?? {})
      try {
        const { output, now } = await send(client)
        if (table !== undefined && key !== undefined) await account.keep(table, key, now)
        return output
      } catch (error) {
        const isWanted =
          input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && (error as Error).name === 'ConditionalCheckFailedException'
        if (!isWanted || key === undefined) throw error
        const Item = await account.item(input.TableName ?? '', key)
        throw new AwsError('ConditionalCheckFailedException', (error as Error).message, 400, Item && { Item }, { cause: error })
      }
    })
  }
  /** A read, after what is expired has gone. */
  const read = <Output>(names: readonly (string | undefined)[], send: (client: Dynalite) => Promise<Output>): Promise<Output> => {
    const [name, ...rest] = names
    return rest.length === 0 ? account.change(name, send) : account.change(name, () => read(rest, send))
  }
  return {
    PutItem: ({ ReturnValuesOnConditionCheckFailure, ...input }: Dynamo.PutItemInput): Promise<Dynamo.PutItemOutput> =>
      change({ ...input, ReturnValuesOnConditionCheckFailure }, input.Item, async (client) => ({
        output: await client.putItem(input),
        now: input.Item,
      })),
    UpdateItem: ({ ReturnValuesOnConditionCheckFailure, ...input }: Dynamo.UpdateItemInput): Promise<Dynamo.UpdateItemOutput> =>
      change({ ...input, ReturnValuesOnConditionCheckFailure }, input.Key, (client) => update(account, client, input)),
    DeleteItem: ({ ReturnValuesOnConditionCheckFailure, ...input }: Dynamo.DeleteItemInput): Promise<Dynamo.DeleteItemOutput> =>
      change({ ...input, ReturnValuesOnConditionCheckFailure }, input.Key, async (client) => ({
        output: await client.deleteItem(input),
        now: undefined,
      })),
    GetItem: (input: Dynamo.GetItemInput): Promise<Dynamo.GetItemOutput> => read([input.TableName], (client) => client.getItem(input)),
    Query: (input: Dynamo.QueryInput): Promise<Dynamo.QueryOutput> => read([input.TableName], (client) => client.query(input)),
    Scan: (input: Dynamo.ScanInput): Promise<Dynamo.ScanOutput> => read([input.TableName], (client) => client.scan(input)),
    BatchGetItem: (input: Dynamo.BatchGetItemInput): Promise<Dynamo.BatchGetItemOutput> =>
      read(Object.keys(input.RequestItems ?? {}).sort(), (client) => client.batchGetItem(input)),
    BatchWriteItem: (input: Dynamo.BatchWriteItemInput): Promise<Dynamo.BatchWriteItemOutput> => batchWrite(account, input),
  }
}

/** The item as it is then comes with the answer, unless the caller wants another part of it. */
async function update(account: Account, client: Dynalite, input: Dynamo.UpdateItemInput): Promise<Changed<Dynamo.UpdateItemOutput>> {
  const { ReturnValues: wanted = 'NONE' } = input
  if (wanted !== 'NONE' && wanted !== 'ALL_NEW') {
    return { output: await client.updateItem(input), now: await account.item(input.TableName ?? '', input.Key ?? {}) }
  }
  const { Attributes, ...output } = await client.updateItem({ ...input, ReturnValues: 'ALL_NEW' })
  return { output: { ...output, ...(wanted === 'ALL_NEW' && Attributes && { Attributes }) }, now: Attributes }
}

/** In the order of the tables' names, so that two batches never wait for each other. */
async function batchWrite(account: Account, input: Dynamo.BatchWriteItemInput): Promise<Dynamo.BatchWriteItemOutput> {
  const names = Object.keys(input.RequestItems ?? {}).sort()
  const inside = (index: number): Promise<Dynamo.BatchWriteItemOutput> => {
    if (index >= names.length) return account.call((client) => client.batchWriteItem(input))
    const name = names[index] ?? ''
    return account.change(name, async (_, table) => {
      const output = await inside(index + 1)
      for (const { PutRequest, DeleteRequest } of input.RequestItems?.[name] ?? []) {
        if (table !== undefined) await account.keep(table, keyIn(table, PutRequest?.Item ?? DeleteRequest?.Key ?? {}), PutRequest?.Item)
      }
      return output
    })
  }
  return inside(0)
}
