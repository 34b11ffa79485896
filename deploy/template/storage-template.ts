import { ACCOUNT, type DynamoTable, type KmsKey, PARTITION } from '../../services/index.ts'
import type { CfnResources } from './cloudformation.ts'
import { idOf, removalOf, type TemplateContext } from './template-context.ts'
import { policyOf } from './tls-only.ts'

/** A DynamoDB table. */
export function dynamoTableTemplate(table: DynamoTable, { names, settings }: TemplateContext): CfnResources {
  const { partitionKey, sortKey, encryption } = table
  const keys = [partitionKey, ...(sortKey ? [sortKey] : [])]
  return {
    [idOf(table)]: {
      Type: 'AWS::DynamoDB::Table',
      ...removalOf(settings),
      Properties: {
        TableName: names.nameOf('dynamo-table', table.id),
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
        KeySchema: keys.map(([AttributeName], index) => ({ AttributeName, KeyType: index === 0 ? 'HASH' : 'RANGE' })),
        TimeToLiveSpecification: table.timeToLive === undefined ? undefined : { AttributeName: table.timeToLive, Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: table.pointInTimeRecovery },
        SSESpecification:
          encryption.kind === 'service'
            ? undefined
            : { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: encryption.kind === 'key' ? encryption.key : undefined },
      },
    },
  }
}

/** A key, its alias, and the policy that leaves all rights to IAM. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
export function keyTemplate(key: KmsKey, { names, settings }: TemplateContext): CfnResources {
  const account = { Effect: 'Allow', Principal: { AWS: `arn:${PARTITION}:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }
  return {
    [idOf(key)]: {
      Type: 'AWS::KMS::Key',
      ...removalOf(settings),
      Properties: { Description: key.description, EnableKeyRotation: true, KeyPolicy: policyOf(account) },
    },
    [`${idOf(key)}Alias`]: {
      Type: 'AWS::KMS::Alias',
      Properties: { AliasName: `alias/${names.nameOf('kms-key', key.id)}`, TargetKeyId: key.name },
    },
  }
}
