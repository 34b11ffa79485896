import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  type KeysAndAttributes,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { ClaimTimes } from '../claims/claims.ts'
import type { RowEntry, RowLedger } from './row-ledger.ts'

/** What {@link dynamoRowLedger} needs. */
export interface DynamoRowLedgerOptions extends ClaimTimes {
  readonly client: DynamoDBClient
  readonly table: string
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
}

/** Keys in one request. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const MOST_KEYS = 100

/** A ledger in the table of claims: rows are `row/<id>`. */
export function dynamoRowLedger({ client, table, now, leaseSeconds, keepSeconds }: DynamoRowLedgerOptions): RowLedger {
  const seconds = () => Math.floor(now() / 1000)
  const keyOf = (id: string) => ({ id: { S: `row/${id}` } })

  async function findSome(ids: readonly string[]): Promise<readonly (readonly [string, RowEntry])[]> {
    const found: Record<string, AttributeValue>[] = []
    let asked: Record<string, KeysAndAttributes> | undefined = { [table]: { Keys: ids.map(keyOf), ConsistentRead: true } }
    while (asked !== undefined && Object.keys(asked).length > 0) {
      const answer: BatchGetItemCommandOutput = await client.send(new BatchGetItemCommand({ RequestItems: asked }))
      found.push(...(answer.Responses?.[table] ?? []))
      asked = answer.UnprocessedKeys
    }
    return found.map(({ id, file, lease_until }) => [
      (id?.S ?? '').slice('row/'.length),
      { file: file?.S ?? '', leaseUntil: Number(lease_until?.N ?? 0) },
    ])
  }
  return {
    async find(ids) {
      const parts: Promise<readonly (readonly [string, RowEntry])[]>[] = []
      for (let from = 0; from < ids.length; from += MOST_KEYS) parts.push(findSome(ids.slice(from, from + MOST_KEYS)))
      return new Map((await Promise.all(parts)).flat())
    },
    async enter(id, file, known) {
      const values = {
        ':file': { S: file },
        ':until': { N: String(seconds() + leaseSeconds) },
        ':expires': { N: String(seconds() + keepSeconds) },
      }
      const unchanged = known && { ':known': { S: known.file }, ':lease': { N: String(known.leaseUntil) } }
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: 'SET #file = :file, lease_until = :until, expires_at = :expires',
            ConditionExpression: unchanged ? '#file = :known AND lease_until = :lease' : 'attribute_not_exists(id)',
            ExpressionAttributeNames: { '#file': 'file' },
            ExpressionAttributeValues: { ...values, ...unchanged },
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
    async abandon(id, file) {
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: keyOf(id),
            UpdateExpression: 'SET lease_until = :never',
            ConditionExpression: '#file = :file',
            ExpressionAttributeNames: { '#file': 'file' },
            ExpressionAttributeValues: { ':never': { N: '0' }, ':file': { S: file } },
          }),
        )
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },
  }
}
