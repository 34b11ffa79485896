import type * as client from '@aws-sdk/client-dynamodb'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of Amazon DynamoDB, as the optimised integrations name them. */
export type DynamoDbError = ErrorsOf<typeof client, 'DynamoDB'> | 'DynamoDB.AmazonDynamoDBException'

/** The errors of Amazon DynamoDB, as the SDK's integration names them. */
export type DynamoDbSdkError = ErrorsOf<typeof client, 'DynamoDb'>

const RETRY = transient<DynamoDbError>(
  'DynamoDB.ProvisionedThroughputExceededException',
  'DynamoDB.RequestLimitExceededException',
  'DynamoDB.ThrottlingException',
  'DynamoDB.InternalServerErrorException',
  'DynamoDB.SdkClientException',
)

const SDK_RETRY = transient<DynamoDbSdkError>(
  'DynamoDb.ProvisionedThroughputExceededException',
  'DynamoDb.RequestLimitExceededException',
  'DynamoDb.ThrottlingException',
  'DynamoDb.InternalServerErrorException',
  'DynamoDb.SdkClientException',
)

function optimised<Input, Output>(name: string): Operation<Input, Output, DynamoDbError> {
  return Object.freeze({ kind: 'operation', resource: `arn:aws:states:::dynamodb:${name}`, retry: RETRY })
}

/**
 * Amazon DynamoDB: the optimised operations on one item, and the SDK's (`dynamodb.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
 */
export const dynamodb = Object.freeze({
  getItem: optimised<Rendered<client.GetItemCommandInput>, Rendered<client.GetItemCommandOutput>>('getItem'),
  putItem: optimised<Rendered<client.PutItemCommandInput>, Rendered<client.PutItemCommandOutput>>('putItem'),
  updateItem: optimised<Rendered<client.UpdateItemCommandInput>, Rendered<client.UpdateItemCommandOutput>>('updateItem'),
  deleteItem: optimised<Rendered<client.DeleteItemCommandInput>, Rendered<client.DeleteItemCommandOutput>>('deleteItem'),
  sdk: sdk<client.DynamoDB, DynamoDbSdkError>('dynamodb', SDK_RETRY),
})
