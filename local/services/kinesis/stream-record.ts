/** A stream as its file holds it. */
export interface StreamRecord {
  readonly name: string
  readonly arn: string
  readonly mode: 'PROVISIONED' | 'ON_DEMAND'
  readonly shards: number
  readonly retentionHours: number
  readonly encryption: 'NONE' | 'KMS'
  readonly keyId?: string
  readonly tags: Readonly<Record<string, string>>
  /** Milliseconds since the Unix epoch. */
  readonly created: number
}

/** A record as a line of its shard's file holds it. */
export interface DataRecord {
  /** 56 digits, in the order of arrival. */
  readonly sequence: string
  readonly key: string
  /** Milliseconds since the Unix epoch. */
  readonly arrived: number
  /** Text where the data are UTF-8, else base64. */
  readonly data: string
  readonly encoding?: 'base64'
}

/** The bytes of a record. */
export function bytesOf({ data, encoding }: DataRecord): Uint8Array {
  return new Uint8Array(Buffer.from(data, encoding ?? 'utf8'))
}

/** Bytes as a file holds them. */
export function storedData(bytes: Uint8Array): Pick<DataRecord, 'data' | 'encoding'> {
  const text = Buffer.from(bytes).toString()
  return Buffer.from(text).equals(bytes) ? { data: text } : { data: Buffer.from(bytes).toString('base64'), encoding: 'base64' }
}
