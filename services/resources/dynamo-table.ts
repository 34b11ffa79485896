import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'
import { type Encryption, type EncryptionOption, encryptionOf } from './kms-key.ts'

/** A key's attribute and its type: a string, a number or bytes. */
export type DynamoKey = readonly [name: string, type: 'S' | 'N' | 'B']

/** A DynamoDB table, paid by request. */
export interface DynamoTable extends Declaration<'dynamo-table'> {
  readonly partitionKey: DynamoKey
  readonly sortKey?: DynamoKey
  /** The attribute that holds when an item may go, in seconds since 1970. */
  readonly timeToLive?: string
  readonly pointInTimeRecovery: boolean
  readonly encryption: Encryption
}

/** Options of {@link dynamoTable}. */
export interface DynamoTableOptions extends DeclarationOptions {
  readonly partitionKey: DynamoKey
  readonly sortKey?: DynamoKey
  /** Default: items stay. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html */
  readonly timeToLive?: string
  /** Default: no. */
  readonly pointInTimeRecovery?: boolean
  /** Default: `service`, a key that DynamoDB owns. */
  readonly encryption?: EncryptionOption
}

/** Declares a table. */
export function dynamoTable(id: string, options: DynamoTableOptions): DynamoTable {
  const { partitionKey, sortKey, timeToLive } = options
  return frozen({
    ...declare('dynamo-table', id, options),
    partitionKey,
    ...(sortKey && { sortKey }),
    ...(timeToLive !== undefined && { timeToLive }),
    pointInTimeRecovery: options.pointInTimeRecovery ?? false,
    encryption: encryptionOf(options.encryption ?? 'service'),
  })
}
