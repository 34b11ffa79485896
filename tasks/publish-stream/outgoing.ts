/** One record on its way to a stream. */
export interface Outgoing {
  /** The number of its line, from 0 over all files of the batch. */
  readonly number: number
  readonly partitionKey: string
  readonly data: Uint8Array
}

/** A line that no stream takes. */
export interface Unpublishable {
  readonly number: number
  readonly reason: 'not_an_event' | 'too_large_for_a_record'
  readonly line: string
}

/** Bytes of a record, data and key. https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
const LARGEST_RECORD = 1024 ** 2

/** What a line becomes. */
export function outgoing(line: string, number: number): Outgoing | Unpublishable {
  const partitionKey = userOf(line)
  if (partitionKey === undefined) return { number, reason: 'not_an_event', line }
  const data = Buffer.from(line)
  const record = { number, partitionKey, data }
  return sizeOf(record) > LARGEST_RECORD ? { number, reason: 'too_large_for_a_record', line } : record
}

/** What counts for the limits of a call. */
export function sizeOf({ data, partitionKey }: Pick<Outgoing, 'data' | 'partitionKey'>): number {
  return data.length + Buffer.byteLength(partitionKey)
}

/** A partition key has at most 256 characters. */
function userOf(line: string): string | undefined {
  try {
    const event: unknown = JSON.parse(line)
    const user = typeof event === 'object' && event !== null && 'user_id' in event ? event.user_id : undefined
    return typeof user === 'string' && user !== '' ? user.slice(0, 256) : undefined
  } catch {
    return undefined
  }
}
