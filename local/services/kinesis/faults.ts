/** A record on its way into a shard. */
export interface PutAttempt {
  readonly stream: string
  readonly shardId: string
  readonly partitionKey: string
  /** Text where the data are UTF-8. */
  readonly data: string
}

/** What is to go wrong with records: asked for each one that is put. */
export interface KinesisFaults {
  /** `throttled` refuses the record as too much for its shard, `failed` as AWS's own failure; nothing lets it in. */
  faultOf(attempt: PutAttempt): 'throttled' | 'failed' | undefined
}

/** A fault as PutRecords tells it of a record. */
export function putError(fault: 'throttled' | 'failed', { stream, shardId }: PutAttempt, accountId: string) {
  return fault === 'throttled'
    ? {
        code: 'ProvisionedThroughputExceededException',
        message: `Rate exceeded for shard ${shardId} in stream ${stream} under account ${accountId}.`,
      }
    : { code: 'InternalFailure', message: 'Internal service failure.' }
}
