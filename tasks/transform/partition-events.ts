import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { PARTITION_WRITTEN } from '../../schemas/partition-written-event.ts'
import type { TransformPorts } from './transform.ts'

/** An event that the bus did not take. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused'
}

/** Tells a bus of written partitions. */
export function partitionEvents(client: EventBridgeClient, bus: string): NonNullable<TransformPorts['announce']> {
  return async (partitions) => {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: partitions.map((partition) => ({
          EventBusName: bus,
          Source: PARTITION_WRITTEN.source,
          DetailType: PARTITION_WRITTEN.detailType,
          Detail: JSON.stringify(partition),
        })),
      }),
    )
    const refused = Entries.find(({ ErrorCode }) => ErrorCode !== undefined)
    if (refused !== undefined) throw new EventRefused(`${refused.ErrorCode}: ${refused.ErrorMessage}`)
  }
}
