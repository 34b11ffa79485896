import type { IngestStreamInput } from './contract.ts'
import { recordLine } from './record-line.ts'

type StreamRecord = IngestStreamInput['Records'][number]

/** One line that is stored, with the record that it was. */
export interface StoredLine {
  readonly sequence: string
  readonly line: string
}

/** What is to be done with a batch. */
export interface BatchPlan {
  /** `shardId-000000000000`. */
  readonly shard: string
  /** The day on which the first of the lines arrived, `YYYY-MM-DD` in UTC. */
  readonly dt: string
  readonly lines: readonly StoredLine[]
  /** Records for the error zone, each as a line with its reason and its bytes. */
  readonly errors: readonly StoredLine[]
  /** The sequence number from which Lambda shall come again. */
  readonly again?: string
}

/**
 * What becomes of the records of one shard, in their order: those that cannot be read go to the error zone as long as they stand first;
 * then lines are taken up to the next that cannot be read.
 */
export function planBatch(records: readonly StreamRecord[]): BatchPlan | undefined {
  const [head] = records
  if (head === undefined) return undefined
  const lines: StoredLine[] = []
  const errors: StoredLine[] = []
  let first = head
  let again: string | undefined
  for (const record of records) {
    const { sequenceNumber: sequence, data } = record.kinesis
    const read = recordLine(Buffer.from(data, 'base64'))
    if (read.kind === 'line') {
      if (lines.length === 0) first = record
      lines.push({ sequence, line: read.line })
    } else if (lines.length === 0) {
      errors.push({ sequence, line: errorLine(record, read.reason) })
    } else {
      again = sequence
      break
    }
  }
  return { shard: shardOf(head), dt: dayOf(first), lines, errors, ...(again !== undefined && { again }) }
}

/** The lines behind one that is stored already. */
export function behind(lines: readonly StoredLine[], stored: string): readonly StoredLine[] {
  return lines.filter(({ sequence }) => BigInt(sequence) > BigInt(stored))
}

/** A batch's name: of one shard, from one record on. */
export function batchName(shard: string, lines: readonly StoredLine[]): string {
  return `${shard}-${lines[0]?.sequence ?? ''}`
}

function errorLine({ eventID, kinesis }: StreamRecord, reason: string): string {
  const { partitionKey, sequenceNumber, data, approximateArrivalTimestamp } = kinesis
  const arrived = new Date(approximateArrivalTimestamp * 1000).toISOString()
  return JSON.stringify({ reasons: reason, event: eventID, sequence: sequenceNumber, partition_key: partitionKey, arrived, base64: data })
}

function shardOf({ eventID }: StreamRecord): string {
  return eventID.split(':')[0] ?? 'shard'
}

function dayOf({ kinesis }: StreamRecord): string {
  return new Date(kinesis.approximateArrivalTimestamp * 1000).toISOString().slice(0, 10)
}
