import type * as Events from '@aws-sdk/client-eventbridge'
import type { JsonObject, JsonValue } from '../../../asl/json.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { isJsonObject } from '../../tasks/json-object.ts'
import { type BusEvent, eventTime } from './event.ts'
import type { RuleStore } from './rule-store.ts'

/** Entries of a request, and bytes of them all. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const MOST_ENTRIES = 10
const LARGEST_REQUEST = 262_144

/** Takes an event on a bus. */
export type Publish = (bus: string, event: BusEvent) => Promise<void>

/** PutEvents: an entry that is none fails alone. `publish` keeps each event and hands it to the rules. */
export function putEvents(store: RuleStore, environment: LocalEnvironment, publish: Publish) {
  return async ({ Entries = [] }: Events.PutEventsRequest): Promise<Events.PutEventsResponse> => {
    if (Entries.length === 0 || Entries.length > MOST_ENTRIES) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${MOST_ENTRIES}`,
        400,
      )
    }
    if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > LARGEST_REQUEST) {
      throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.', 400)
    }
    const results: Events.PutEventsResultEntry[] = []
    for (const entry of Entries) {
      try {
        const bus = await store.bus(entry.EventBusName)
        const event = eventOf(entry, environment)
        await publish(bus.name, event)
        results.push({ EventId: event.id })
      } catch (error) {
        if (!(error instanceof AwsError)) throw error
        results.push({ ErrorCode: error.code, ErrorMessage: error.message })
      }
    }
    return { FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length, Entries: results }
  }
}

function eventOf(entry: Events.PutEventsRequestEntry, { clock, uuid, region, accountId }: LocalEnvironment): BusEvent {
  const { Source, DetailType, Detail, Resources = [], Time } = entry
  if (!Source) throw missing('Source')
  if (!DetailType) throw missing('DetailType')
  if (!Detail) throw missing('Detail')
  if (Source.startsWith('aws.')) throw new AwsError('NotAuthorizedForSourceException', 'Not authorized for the source.', 400)
  return {
    version: '0',
    id: uuid(),
    'detail-type': DetailType,
    source: Source,
    account: accountId,
    time: eventTime(Time?.getTime() ?? clock.now()),
    region,
    resources: Resources,
    detail: parseDetail(Detail),
  }
}

function parseDetail(text: string): JsonObject {
  let detail: JsonValue | undefined
  try {
    detail = JSON.parse(text) as JsonValue
  } catch {
    // Told below, with what is no object.
  }
  if (isJsonObject(detail)) return detail
  throw new AwsError('MalformedDetail', 'Detail is malformed.', 400)
}

function missing(parameter: string): AwsError {
  return new AwsError('InvalidArgument', `Parameter ${parameter} is not valid. Reason: ${parameter} is a required argument.`, 400)
}

function sizeOf({ Source = '', DetailType = '', Detail = '', Resources = [], Time }: Events.PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources]
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), Time === undefined ? 0 : 14)
}
