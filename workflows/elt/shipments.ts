import { eltPipeline } from './pipeline.ts'
import { redrivePipeline } from './redrive-pipeline.ts'
import { eltResources } from './resources.ts'

/** The resources of seed 004's pipeline. */
export const SHIPMENT_RESOURCES = eltResources()

/** Shipments and deliveries from bronze JSON to silver Parquet (seed 004). */
export const shipmentsEltPipeline = eltPipeline(SHIPMENT_RESOURCES, { partitionEvents: true })

/** The redrive of its dead letters. Input: `{}`. */
export const shipmentsRedrivePipeline = redrivePipeline(SHIPMENT_RESOURCES)
