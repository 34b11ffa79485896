/** An event source mapping as its file holds it. Times are milliseconds since the Unix epoch. */
export interface MappingRecord {
  readonly id: string
  /** Of a queue or a stream. */
  readonly sourceArn: string
  readonly functionArn: string
  readonly isEnabled: boolean
  readonly batchSize: number
  readonly windowSeconds: number
  /** Whether the function tells which of a batch failed. */
  readonly reportsFailures: boolean
  /** Patterns of EventBridge over records, as text; none takes all. */
  readonly filters: readonly string[]
  readonly modified: number
  /** Queues: the calls at once. */
  readonly concurrency?: number
  /** Streams. */
  readonly stream?: StreamSettings
}

/** What only mappings of streams have. */
export interface StreamSettings {
  readonly startingPosition: 'LATEST' | 'TRIM_HORIZON' | 'AT_TIMESTAMP'
  readonly startingTimestamp?: number
  readonly bisects: boolean
  /** -1 is for ever. */
  readonly retries: number
  /** -1 is for ever. */
  readonly maxAgeSeconds: number
  readonly parallelPerShard: number
  /** The ARN of the queue or topic that is told of records that never succeeded. */
  readonly onFailure?: string
}

/** What a source is, by the service in its ARN. */
export function sourceKind(arn: string): 'queue' | 'stream' | undefined {
  const service = arn.split(':')[2]
  return service === 'sqs' ? 'queue' : service === 'kinesis' ? 'stream' : undefined
}
