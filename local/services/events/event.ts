import type { JsonObject } from '../../../asl/json.ts'

/** An event as rules match it and targets get it. @see https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
export interface BusEvent {
  readonly version: '0'
  readonly id: string
  readonly 'detail-type': string
  readonly source: string
  readonly account: string
  /** ISO 8601 without fractions of a second. */
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: JsonObject
}

/** A time as events have it: whole seconds. */
export function eventTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
