import type { PartitionWritten } from '../../schemas/partition-written.ts'
import type { RecordType } from '../../schemas/record-type.ts'
import { errorFields } from '../logging/logger.ts'
import type { TransformInput, TransformOutput } from './contract.ts'
import { objectLines } from './object-lines.ts'
import { type BadMessage, type GoodMessage, readMessages } from './read-messages.ts'
import { byPartition, partitionPrefix } from './silver-file.ts'
import { type PartitionPorts, writePartition } from './write-partition.ts'

/** What a transformation needs of the world. */
export interface TransformPorts extends PartitionPorts {
  /** Keeps a message that breaks its contract, with its reasons. The same message is kept under the same key. */
  reject(message: BadMessage): Promise<void>
  /** Tells of partitions that were written. Absent: nobody is told. */
  announce?(partitions: readonly PartitionWritten[]): Promise<void>
}

/** What a transformation is told by its deployment. */
export interface TransformSettings {
  readonly types: ReadonlyMap<string, RecordType>
  readonly silverBucket: string
  /** With its slash. */
  readonly silverPrefix: string
  /** What becomes of a message that breaks its contract: it comes again until it is a dead letter, or its reject is all that is kept. */
  readonly refused: 'dead-letter' | 'reject-only'
}

/** Transforms a batch of messages. See the contract. */
export async function transformBatch(event: TransformInput, settings: TransformSettings, ports: TransformPorts): Promise<TransformOutput> {
  const { log } = ports
  const { good, bad } = readMessages(event.Records, settings.types)
  const again = new Set<string>()
  for (const message of bad) {
    await ports.reject(message)
    if (settings.refused === 'dead-letter') again.add(message.messageId)
  }
  const partitions = await Promise.all(byPartition(good).map((messages) => writeOne(messages, settings, ports)))
  for (const { failed } of partitions) for (const messageId of failed) again.add(messageId)
  for (const line of objectLines(event.Records, { good, bad }, again)) log.info('transformed', line)
  log.info('batch', {
    messages: event.Records.length,
    rows: partitions.reduce((sum, { written }) => sum + written, 0),
    partitions: partitions.length,
    refused: bad.length,
    again: again.size,
  })
  return { batchItemFailures: [...again].map((itemIdentifier) => ({ itemIdentifier })) }
}

/** Writes one partition and tells of it; an error of one does not touch the others. */
async function writeOne(
  messages: readonly GoodMessage[],
  { silverBucket, silverPrefix }: TransformSettings,
  ports: TransformPorts,
): Promise<{ readonly failed: readonly string[]; readonly written: number }> {
  const [first] = messages as [GoodMessage, ...GoodMessage[]]
  const { name } = first.type
  const { dt } = first.checked
  try {
    const { done, again, written } = await writePartition(silverPrefix, messages, ports)
    // Told again with a message that comes again: the try before may have died between the file and the event.
    if (done.length > 0) {
      const prefix = partitionPrefix(silverPrefix, name, dt)
      await ports.announce?.([{ record_type: name, dt, bucket: silverBucket, prefix, rows: written }])
    }
    return { failed: again, written }
  } catch (error) {
    ports.log.error('partition failed', { record_type: name, dt, ...errorFields(error) })
    return { failed: messages.map(({ messageId }) => messageId), written: 0 }
  }
}
