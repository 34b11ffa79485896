import { SHIPMENT_RESOURCES } from '../elt/shipments.ts'
import { replayBackfillPipeline } from './pipeline.ts'

/** Replays of seed 004's bronze objects, as copies. */
export const shipmentsReplayPipeline = replayBackfillPipeline(SHIPMENT_RESOURCES)

/** The same, straight to the queue. */
export const shipmentsReplayToQueuePipeline = replayBackfillPipeline(SHIPMENT_RESOURCES, { mode: 'queue' })
