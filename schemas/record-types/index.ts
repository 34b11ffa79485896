import type { RecordType } from '../record-type.ts'
import { deliveries } from './deliveries.ts'
import { shipments } from './shipments.ts'

export { deliveries, shipments }

/** The record types that are there. A deployment with its own gives its own list to the handlers. */
export const RECORD_TYPES: readonly RecordType[] = Object.freeze([shipments, deliveries])
