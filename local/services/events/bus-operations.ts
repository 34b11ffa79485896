import type * as Events from '@aws-sdk/client-eventbridge'
import { AwsError } from '../../service.ts'
import { type BusRecord, DEFAULT_BUS } from './rule-record.ts'
import type { RuleStore } from './rule-store.ts'

/** The operations on buses. */
export function busOperations(store: RuleStore) {
  return {
    async CreateEventBus({ Name = '' }: Events.CreateEventBusRequest): Promise<Events.CreateEventBusResponse> {
      return { EventBusArn: (await store.createBus(Name)).arn }
    },
    async DescribeEventBus({ Name }: Events.DescribeEventBusRequest): Promise<Events.DescribeEventBusResponse> {
      return describe(await store.bus(Name))
    },
    async ListEventBuses({ NamePrefix = '' }: Events.ListEventBusesRequest): Promise<Events.ListEventBusesResponse> {
      return { EventBuses: (await store.buses()).filter(({ name }) => name.startsWith(NamePrefix)).map(describe) }
    },
    async DeleteEventBus({ Name = '' }: Events.DeleteEventBusRequest): Promise<void> {
      if (Name === DEFAULT_BUS) throw new AwsError('ValidationException', 'Cannot delete event bus default.', 400)
      const known = (await store.buses()).find(({ name }) => name === Name)
      if (known === undefined) return
      if ((await store.rules(Name)).length > 0) {
        throw new AwsError('ValidationException', `Event bus ${Name} can't be deleted since it has rules.`, 400)
      }
      await store.removeBus(Name)
    },
  }
}

function describe({ name, arn, created }: BusRecord): Events.EventBus {
  return { Name: name, Arn: arn, CreationTime: new Date(created) }
}
