import type * as Kinesis from '@aws-sdk/client-kinesis'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { Shard } from './shard.ts'
import { bytesOf, type DataRecord } from './stream-record.ts'
import type { Stream, Streams } from './streams.ts'

/** Milliseconds that an iterator can be used. */
const ITERATOR_LIFE = 300_000
const MOST_RECORDS = 10_000
/** Bytes of an answer. */
const LARGEST_ANSWER = 10_485_760

interface Position {
  readonly stream: string
  readonly shard: string
  /** Records after this one come next. */
  readonly after: string
  readonly issued: number
}

/** GetShardIterator and GetRecords. */
export function readOperations(streams: Streams, { clock, accountId }: LocalEnvironment) {
  const iterator = (position: Omit<Position, 'issued'>) =>
    Buffer.from(JSON.stringify({ ...position, issued: clock.now() })).toString('base64')
  return {
    async GetShardIterator(input: Kinesis.GetShardIteratorInput): Promise<Kinesis.GetShardIteratorOutput> {
      const stream = await streams.get(input)
      const shard = shardIn(stream, input.ShardId, accountId)
      return { ShardIterator: iterator({ stream: stream.record.name, shard: shard.id, after: startOf(shard, input) }) }
    },
    async GetRecords({ ShardIterator = '', Limit = MOST_RECORDS }: Kinesis.GetRecordsInput): Promise<Kinesis.GetRecordsOutput> {
      const position = parsePosition(ShardIterator)
      if (clock.now() > position.issued + ITERATOR_LIFE) {
        throw new AwsError('ExpiredIteratorException', 'Iterator expired: iterators can be used for 300 seconds.', 400)
      }
      const stream = await streams.get({ StreamName: position.stream })
      const shard = shardIn(stream, position.shard, accountId)
      const records = fitting(shard.read(position.after, Math.min(Limit, MOST_RECORDS)))
      const after = records.at(-1)?.sequence ?? position.after
      const next = shard.read(after, 1)[0]
      return {
        Records: records.map((record) => ({
          SequenceNumber: record.sequence,
          PartitionKey: record.key,
          Data: bytesOf(record),
          ApproximateArrivalTimestamp: new Date(record.arrived),
          EncryptionType: stream.record.encryption,
        })),
        NextShardIterator: iterator({ ...position, after }),
        MillisBehindLatest: next === undefined ? 0 : Math.max(0, Math.floor(clock.now() - next.arrived)),
      }
    },
  }
}

/** Where reading begins: the sequence number after which records come. */
function startOf(shard: Shard, { ShardIteratorType, StartingSequenceNumber = '', Timestamp }: Kinesis.GetShardIteratorInput): string {
  switch (ShardIteratorType) {
    case 'LATEST':
      return shard.newest()
    case 'AFTER_SEQUENCE_NUMBER':
      return requireSequence(StartingSequenceNumber)
    case 'AT_SEQUENCE_NUMBER':
      return String(BigInt(requireSequence(StartingSequenceNumber)) - 1n)
    case 'AT_TIMESTAMP':
      if (Timestamp === undefined) throw invalid('Must specify timestampInMillis when using AT_TIMESTAMP.')
      return shard.before(Timestamp.getTime())
    default:
      return ''
  }
}

function requireSequence(sequence: string): string {
  if (/^\d{56}$/.test(sequence)) return sequence
  throw invalid(`StartingSequenceNumber ${sequence} is invalid.`)
}

function shardIn({ record, shards }: Stream, id: string | undefined, accountId: string): Shard {
  const found = shards.find((shard) => shard.id === id)
  if (found !== undefined) return found
  throw new AwsError(
    'ResourceNotFoundException',
    `Shard ${id ?? ''} in stream ${record.name} under account ${accountId} does not exist`,
    400,
  )
}

function fitting(records: readonly DataRecord[]): readonly DataRecord[] {
  let size = 0
  const tooMany = records.findIndex((record, index) => {
    size += record.data.length
    return size > LARGEST_ANSWER && index > 0
  })
  return tooMany < 0 ? records : records.slice(0, tooMany)
}

function parsePosition(iterator: string): Position {
  try {
    return JSON.parse(Buffer.from(iterator, 'base64').toString()) as Position
  } catch (cause) {
    throw new AwsError('InvalidArgumentException', 'Invalid ShardIterator.', 400, {}, { cause })
  }
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidArgumentException', message, 400)
}
