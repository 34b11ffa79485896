import type { ResultShape } from '../../engine/index.ts'

/**
 * The results of some API actions, after the services' public models: types, lengths, ranges and enumerations that the
 * SDK's own schemas do not carry.
 */
const text: ResultShape = { type: 'string' }
const number: ResultShape = { type: 'number' }
const flag: ResultShape = { type: 'boolean' }
const any: ResultShape = { type: 'any' }

const list = (item: ResultShape): ResultShape => ({ type: 'list', item })
const map = (value: ResultShape): ResultShape => ({ type: 'map', value })
const structure = (members: Readonly<Record<string, ResultShape>>): ResultShape => ({ type: 'structure', members })
const texts = (...names: string[]): Record<string, ResultShape> => Object.fromEntries(names.map((name) => [name, text]))
const numbers = (...names: string[]): Record<string, ResultShape> => Object.fromEntries(names.map((name) => [name, number]))
const oneOf = (...values: string[]): ResultShape => ({ type: 'string', values })

const capacity = structure(numbers('CapacityUnits', 'ReadCapacityUnits', 'WriteCapacityUnits'))
const consumedCapacity = structure({
  TableName: text,
  ...numbers('CapacityUnits', 'ReadCapacityUnits', 'WriteCapacityUnits'),
  Table: capacity,
  LocalSecondaryIndexes: map(capacity),
  GlobalSecondaryIndexes: map(capacity),
})
const collectionMetrics = structure({ ItemCollectionKey: map(any), SizeEstimateRangeGB: list(number) })

const functionConfiguration = structure({
  ...texts(
    'FunctionName',
    'FunctionArn',
    'Runtime',
    'Role',
    'Handler',
    'Description',
    'LastModified',
    'CodeSha256',
    'Version',
    'RevisionId',
  ),
  CodeSize: number,
  Timeout: { type: 'number', minimum: 1 },
  MemorySize: { type: 'number', minimum: 128, maximum: 10_240 },
  EphemeralStorage: structure({ Size: { type: 'number', minimum: 512, maximum: 10_240 } }),
  PackageType: oneOf('Zip', 'Image'),
  Architectures: list(oneOf('x86_64', 'arm64')),
  State: oneOf('Pending', 'Active', 'Inactive', 'Failed'),
  Environment: structure({ Variables: map(text) }),
})

const storageClasses = [
  'STANDARD',
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER',
  'DEEP_ARCHIVE',
  'OUTPOSTS',
  'GLACIER_IR',
  'SNOW',
  'EXPRESS_ONEZONE',
  'FSX_OPENZFS',
]

const shapes: Readonly<Record<string, ResultShape>> = {
  'lambda:invoke': structure({ StatusCode: number, ...texts('FunctionError', 'LogResult', 'ExecutedVersion'), Payload: any }),
  'lambda:getFunction': structure({
    Configuration: functionConfiguration,
    Code: structure(texts('RepositoryType', 'Location', 'ImageUri', 'ResolvedImageUri')),
    Tags: map(text),
    Concurrency: structure({ ReservedConcurrentExecutions: { type: 'number', minimum: 0 } }),
  }),
  'kms:encrypt': structure({
    CiphertextBlob: { type: 'blob', minimum: 1, maximum: 6144 },
    KeyId: { type: 'string', minimum: 1, maximum: 2048 },
    EncryptionAlgorithm: oneOf('SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE'),
  }),
  's3:getObject': structure({
    ...texts('AcceptRanges', 'Expiration', 'Restore', 'ETag', 'VersionId', 'CacheControl', 'ContentDisposition', 'ContentEncoding'),
    ...texts('ContentLanguage', 'ContentRange', 'ContentType', 'WebsiteRedirectLocation', 'SSEKMSKeyId', 'SSECustomerAlgorithm'),
    ...numbers('ContentLength', 'MissingMeta', 'PartsCount', 'TagCount'),
    DeleteMarker: flag,
    BucketKeyEnabled: flag,
    Metadata: map(text),
    StorageClass: oneOf(...storageClasses),
    ServerSideEncryption: oneOf('AES256', 'aws:fsx', 'aws:kms', 'aws:kms:dsse'),
    RequestCharged: oneOf('requester'),
    ReplicationStatus: oneOf('COMPLETE', 'PENDING', 'FAILED', 'REPLICA', 'COMPLETED'),
    ObjectLockMode: oneOf('GOVERNANCE', 'COMPLIANCE'),
    ObjectLockLegalHoldStatus: oneOf('ON', 'OFF'),
  }),
  'dynamodb:putItem': structure({ Attributes: map(any), ConsumedCapacity: consumedCapacity, ItemCollectionMetrics: collectionMetrics }),
  'dynamodb:getItem': structure({ Item: map(any), ConsumedCapacity: consumedCapacity }),
  'events:putEvents': structure({
    FailedEntryCount: number,
    Entries: list(structure(texts('EventId', 'ErrorCode', 'ErrorMessage'))),
  }),
  'sqs:sendMessage': structure(
    texts('MD5OfMessageBody', 'MD5OfMessageAttributes', 'MD5OfMessageSystemAttributes', 'MessageId', 'SequenceNumber'),
  ),
  'sns:publish': structure(texts('MessageId', 'SequenceNumber')),
}

/** The shape of what a resource yields, whether it is called optimised or through the SDK. */
export function resultShape(resource: string): ResultShape | undefined {
  return shapes[resource.replace(/^arn:aws:states:::(aws-sdk:)?/, '')]
}
