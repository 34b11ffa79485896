import { type AttributeValue, ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { type ClaimAnswer, ClaimLost, type Claims, type ClaimTimes } from './claims.ts'

/** What {@link dynamoClaims} needs. */
export interface DynamoClaimsOptions extends ClaimTimes {
  readonly client: DynamoDBClient
  readonly table: string
  /** Names who claims; no two tries have the same. */
  readonly holder: string
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
}

/**
 * Claims in a DynamoDB table with the key `id` and the time to live `expires_at`. Each step is one conditional write.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
 */
export function dynamoClaims({ client, table, holder, now, leaseSeconds, keepSeconds }: DynamoClaimsOptions): Claims {
  const seconds = () => Math.floor(now() / 1000)
  const own = { ':holder': { S: holder }, ':working': { S: 'INPROGRESS' } }

  async function change(id: string, set: string, values: Record<string, AttributeValue>): Promise<void> {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { id: { S: id } },
        UpdateExpression: `SET ${set}`,
        ConditionExpression: 'holder = :holder AND #state = :working',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ...own, ...values },
      }),
    )
  }
  const orLost = (id: string) => (error: unknown) => {
    throw error instanceof ConditionalCheckFailedException ? new ClaimLost(id, { cause: error }) : error
  }
  return {
    async claim(id): Promise<ClaimAnswer> {
      try {
        const { Attributes } = await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: { id: { S: id } },
            UpdateExpression:
              'SET #state = :working, holder = :holder, lease_until = :until, expires_at = :expires, attempt = if_not_exists(attempt, :zero) + :one',
            // The SDK tries again what got no answer: our own claim is no other's.
            ConditionExpression: 'attribute_not_exists(id) OR (#state = :working AND (lease_until <= :now OR holder = :holder))',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: {
              ...own,
              ':now': { N: String(seconds()) },
              ':until': { N: String(seconds() + leaseSeconds) },
              ':expires': { N: String(seconds() + keepSeconds) },
              ':zero': { N: '0' },
              ':one': { N: '1' },
            },
            ReturnValues: 'UPDATED_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        )
        return { kind: 'claimed', attempt: Number(Attributes?.attempt?.N ?? 1) }
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return { kind: error.Item?.state?.S === 'COMPLETED' ? 'completed' : 'held' }
      }
    },
    async renew(id) {
      await change(id, 'lease_until = :until', { ':until': { N: String(seconds() + leaseSeconds) } }).catch(orLost(id))
    },
    async complete(id) {
      const values = { ':done': { S: 'COMPLETED' }, ':expires': { N: String(seconds() + keepSeconds) } }
      await change(id, '#state = :done, expires_at = :expires', values).catch(orLost(id))
    },
    async release(id) {
      await change(id, 'lease_until = :never', { ':never': { N: '0' } }).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      })
    },
  }
}
