import { type RecordFiles, recordFiles } from '../../../record-files.ts'
import type { Shard } from '../../kinesis/shard.ts'
import { bytesOf, type DataRecord } from '../../kinesis/stream-record.ts'
import type { Stream } from '../../kinesis/streams.ts'
import { discardedMessage } from './discarded-batch.ts'
import { invokeBatch } from './invoke-batch.ts'
import { kinesisRecord } from './kinesis-event.ts'
import type { MappingRecord, StreamSettings } from './mapping-record.ts'
import type { RunningSource, SourceWorld } from './queue-source.ts'
import { filterable, takesRecord } from './record-filter.ts'

/** How far a mapping has come in a shard. */
interface Checkpoint {
  /** The sequence number of the last record that is done with; `''` before the first. */
  readonly after: string
}

/** Waits between tries of a batch, of the clock's time: doubled from the first to the last. */
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 60_000

/**
 * Gives the records of a stream to a function, in order, shard by shard. A batch that fails is tried again, cut in two where the
 * mapping says so, until it succeeds or is given up. How far it came is kept, so that the next process goes on from there.
 */
export function streamSource(mapping: MappingRecord, stream: Stream, folder: string, world: SourceWorld): RunningSource {
  const { activity } = world
  const stopping = new AbortController()
  const ending = AbortSignal.any([stopping.signal, activity.closing])
  const checkpoints = recordFiles<Checkpoint>(folder)
  const readers = stream.shards.map((shard) => shardReader({ mapping, shard, checkpoints, world, ending, stream }))
  const wake = () => {
    for (const { drain, shard, isBusy } of readers) {
      if (!isBusy() && !ending.aborted) activity.run(`event source ${mapping.sourceArn} ${shard.id}`, drain)
    }
  }
  const stopListening = stream.onRecord(wake)
  wake()
  return {
    stop() {
      stopListening()
      stopping.abort()
    },
  }
}

interface ReaderOptions {
  readonly mapping: MappingRecord
  readonly stream: Stream
  readonly shard: Shard
  readonly checkpoints: RecordFiles<Checkpoint>
  readonly world: SourceWorld
  readonly ending: AbortSignal
}

function shardReader({ mapping, stream, shard, checkpoints, world, ending }: ReaderOptions) {
  const { environment, activity, call } = world
  const { clock, uuid, region } = environment
  // Mappings of streams always have them.
  const settings = mapping.stream as StreamSettings
  let isBusy = false
  let after: string | undefined

  async function checkpoint(sequence: string): Promise<void> {
    after = sequence
    await checkpoints.write({ after: sequence }, mapping.id, shard.id)
  }
  async function start(): Promise<string> {
    const kept = await checkpoints.read(mapping.id, shard.id)
    if (kept !== undefined) return kept.after
    const { startingPosition, startingTimestamp = 0 } = settings
    const first =
      startingPosition === 'LATEST' ? shard.newest() : startingPosition === 'AT_TIMESTAMP' ? shard.before(startingTimestamp) : ''
    // Written at once: a mapping of the latest records would otherwise forget what came before its first batch.
    await checkpoint(first)
    return first
  }
  async function drain(): Promise<void> {
    isBusy = true
    try {
      after ??= await clock.hold(start)
      // A record may come after the last look has begun: there is none left only where a look at once finds none.
      while (!ending.aborted && shard.read(after, 1).length > 0) await handle(await collect(after), 0)
    } finally {
      isBusy = false
    }
  }
  /** A full batch, or what came within the window. */
  async function collect(from: string): Promise<readonly DataRecord[]> {
    const batch = shard.read(from, mapping.batchSize)
    if (batch.length === 0 || batch.length >= mapping.batchSize || mapping.windowSeconds === 0) return batch
    await untilFull(from)
    return shard.read(from, mapping.batchSize)
  }
  async function untilFull(from: string): Promise<void> {
    const waking = new AbortController()
    const isFull = () => shard.read(from, mapping.batchSize).length >= mapping.batchSize
    const stop = stream.onRecord(() => isFull() && waking.abort())
    await clock.sleep(mapping.windowSeconds * 1000, AbortSignal.any([waking.signal, ending])).catch(() => undefined)
    stop()
  }
  /** Goes on until every record is done with: taken, or given up. `attempts` counts the tries before. */
  async function handle(batch: readonly DataRecord[], attempts: number): Promise<void> {
    let rest = batch
    for (let tries = attempts; rest.length > 0 && !ending.aborted; ) {
      const { failed, error } = await invoke(rest)
      const index = rest.findIndex(({ sequence }) => failed.includes(sequence))
      if (error !== undefined) activity.run(`function ${mapping.functionArn} on records of ${shard.id}`, () => Promise.reject(error))
      const done = index < 0 ? rest : rest.slice(0, index)
      rest = rest.slice(done.length)
      const last = done.at(-1)
      // What was taken before the first failure is not tried again.
      if (last !== undefined) {
        await clock.hold(() => checkpoint(last.sequence))
        tries = 0
      }
      if (rest.length === 0) return
      tries++
      const condition = givenUp(rest, tries)
      if (settings.bisects && rest.length > 1 && done.length === 0) {
        const half = Math.ceil(rest.length / 2)
        await handle(rest.slice(0, half), tries - 1)
        return handle(rest.slice(half), tries - 1)
      }
      if (condition !== undefined) return discard(rest, condition, tries)
      await clock.sleep(Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS), ending).catch(() => undefined)
    }
  }
  async function invoke(records: readonly DataRecord[]) {
    const wanted = records.filter(isWanted)
    if (wanted.length === 0) return { failed: [] }
    const ids = wanted.map(({ sequence }) => sequence)
    const event = { Records: wanted.map((record) => kinesisRecord(record, shard.id, mapping.sourceArn, region)) }
    return invokeBatch({ clock, call }, mapping, ids, event)
  }
  const isWanted = (record: DataRecord) =>
    takesRecord(mapping.filters, { partitionKey: record.key, data: filterable(Buffer.from(bytesOf(record)).toString()) })

  function givenUp(records: readonly DataRecord[], tries: number) {
    const age = clock.now() - (records[0]?.arrived ?? 0)
    // After its retention a record is gone, whatever the mapping says.
    const maxAge = Math.min(
      settings.maxAgeSeconds < 0 ? Number.POSITIVE_INFINITY : settings.maxAgeSeconds,
      stream.record.retentionHours * 3600,
    )
    if (settings.retries >= 0 && tries > settings.retries) return 'RetryAttemptsExhausted' as const
    return age > maxAge * 1000 ? ('RecordAgeExceeded' as const) : undefined
  }
  async function discard(records: readonly DataRecord[], condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded', attempts: number) {
    await clock.hold(async () => {
      const batch = { shardId: shard.id, records, condition, attempts, requestId: uuid(), time: clock.now() }
      if (settings.onFailure !== undefined) await tell(settings.onFailure, discardedMessage(mapping, batch))
      else
        activity.run(`event source ${mapping.sourceArn}`, () =>
          Promise.reject(new Error(`${condition}: ${records.length} records of ${shard.id} were given up.`)),
        )
      await checkpoint(records.at(-1)?.sequence ?? '')
    })
  }
  async function tell(destination: string, message: object): Promise<void> {
    const caller = world.callerOf?.(mapping.functionArn)
    const text = JSON.stringify(message)
    if (destination.split(':')[2] === 'sns') await call('sns', 'Publish', { TopicArn: destination, Message: text }, caller)
    else await call('sqs', 'SendMessage', { QueueUrl: destination, MessageBody: text }, caller)
  }
  return { shard, drain, isBusy: () => isBusy }
}
