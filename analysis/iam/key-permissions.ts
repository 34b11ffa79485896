import { type Encryption, parseToken, type Resource } from '../../services/index.ts'
import type { Permission } from './permission.ts'

type KeyUse = 'reads' | 'writes'

/** What each way of use needs of a key: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html */
const KEY_ACTIONS: { readonly [Use in KeyUse]: readonly string[] } = {
  reads: ['kms:Decrypt'],
  // Parts of an upload are read when it is put together, and a message's data key is checked.
  writes: ['kms:Decrypt', 'kms:GenerateDataKey'],
}

const USES: Readonly<Record<string, KeyUse>> = {
  'dynamodb:BatchGetItem': 'reads',
  'dynamodb:BatchWriteItem': 'reads',
  'dynamodb:DeleteItem': 'reads',
  'dynamodb:GetItem': 'reads',
  'dynamodb:PutItem': 'reads',
  'dynamodb:Query': 'reads',
  'dynamodb:Scan': 'reads',
  'dynamodb:UpdateItem': 'reads',
  'kinesis:GetRecords': 'reads',
  'kinesis:PutRecord': 'writes',
  'kinesis:PutRecords': 'writes',
  's3:GetObject': 'reads',
  's3:PutObject': 'writes',
  'sns:Publish': 'writes',
  'sqs:ReceiveMessage': 'reads',
  'sqs:SendMessage': 'writes',
}

/** The permissions on the keys of what the given permissions read and write. Keys that AWS manages need none. */
export function keyPermissions(permissions: readonly Permission[], resources: readonly Resource[]): readonly Permission[] {
  const keys = new Map(resources.flatMap((resource) => keyOf(resource)))
  return permissions.flatMap(({ action, resource }) => {
    const use = USES[action]
    const owner = parseToken(resource.replace(/\}.*$/s, '}'))
    const key = owner === undefined ? undefined : keys.get(`${owner.kind}.${owner.id}`)
    if (use === undefined || key === undefined) return []
    return KEY_ACTIONS[use].map((name) => ({ action: name, resource: key }))
  })
}

function keyOf(resource: Resource): readonly (readonly [string, string])[] {
  if (!('encryption' in resource) || resource.kind === 'workgroup') return []
  const encryption: Encryption = resource.encryption
  return encryption.kind === 'key' ? [[`${resource.kind}.${resource.id}`, encryption.key]] : []
}
