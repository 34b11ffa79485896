import { TaskError } from '../../schemas/task-error.ts'
import { chunker } from './chunks.ts'
import type { PublishStreamOutput } from './contract.ts'
import { type DeliveryPorts, deliver } from './deliver.ts'
import { after, isDelivered, type Ledger } from './ledger.ts'
import { type Outgoing, outgoing, type Unpublishable } from './outgoing.ts'

/** What publishing needs of the world. */
export interface PublishPorts extends DeliveryPorts {
  /** Keeps the ledger before anything else is sent. */
  keep(ledger: Ledger): Promise<void>
}

/** What was published, and the lines that go to the error zone. */
export interface Published {
  readonly counts: PublishStreamOutput
  readonly unpublishable: readonly Unpublishable[]
}

/**
 * Publishes lines, one call's worth after the other, without those that the ledger says are delivered.
 * Throws `Publish.NotDelivered` where the stream refused records to the end; the ledger then names them.
 */
export async function publish(lines: AsyncIterable<string>, start: Ledger, ports: PublishPorts): Promise<Published> {
  const unpublishable: Unpublishable[] = []
  const chunks = chunker()
  let ledger = start
  let read = 0
  let retried = 0
  const send = async (records: readonly Outgoing[], upTo: number) => {
    if (records.length === 0) return
    const delivery = await deliver(records, ports)
    retried += delivery.retried
    const refused = delivery.undelivered.map(({ record }) => record.number)
    const sent = records.map(({ number }) => number)
    ledger = after(ledger, upTo, sent, refused)
    await ports.keep(ledger)
    const [first] = delivery.undelivered
    if (first === undefined) return
    throw new TaskError(
      'Publish.NotDelivered',
      `the stream refused ${refused.length} of ${records.length} records to the end, the last time with ${first.code}: what was delivered is written down; give the stream more shards, and redrive`,
    )
  }
  for await (const line of lines) {
    const number = read++
    const record = outgoing(line, number)
    if ('reason' in record) unpublishable.push(record)
    else if (!isDelivered(start, number)) {
      const full = chunks.add(record)
      // The record that did not fit any more is not among those sent, nor is anything behind it.
      if (full !== undefined) await send(full, number)
    }
  }
  await send(chunks.rest(), read)
  return { counts: { read, published: read - unpublishable.length, unpublishable: unpublishable.length, retried }, unpublishable }
}
