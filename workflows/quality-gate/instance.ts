import { minutes } from '../../asl/index.ts'
import { gatedDataset, gateResources, qualityGatePipeline, settleTable } from './pipeline.ts'
import { PURCHASE_COLUMNS, PURCHASES } from './purchases.ts'

/** The lake that the shipped gate and its quarantine release share. */
export const GATE_RESOURCES = gateResources('quality-lake')

/** The datasets behind the shipped gate. */
export const GATE_DATASETS = { purchases: gatedDataset(GATE_RESOURCES, 'purchases', PURCHASE_COLUMNS, PURCHASES) }

/** The quality gate of seed 004. Input: `{ "record_type": "purchases", "dt": "2010-12-01" }`, or see `QualityGateInput`. */
export const qualityGatePipelineOfPurchases = qualityGatePipeline('quality-gate', GATE_RESOURCES, GATE_DATASETS, {
  settle: { table: settleTable('quality-gate-runs'), wait: minutes(1) },
})
