import { minutes } from '../../asl/index.ts'
import type { CatalogTable } from '../../services/index.ts'
import { SHIPMENT_RESOURCES } from '../elt/shipments.ts'
import { type GatedDataset, gatedDataset, gatedTable, gateResources, qualityGatePipeline, settleTable } from './pipeline.ts'
import { PURCHASE_COLUMNS, PURCHASES } from './purchases.ts'
import { SHIPMENTS } from './shipments.ts'

/** The lake that the shipped gate and its quarantine release share. */
export const GATE_RESOURCES = gateResources('quality-lake')

const { tables, catalog, silver } = SHIPMENT_RESOURCES

/** The datasets behind the shipped gate. */
export const GATE_DATASETS: Readonly<Record<string, GatedDataset>> = {
  purchases: gatedDataset(GATE_RESOURCES, 'purchases', PURCHASE_COLUMNS, PURCHASES),
  shipments: gatedTable(GATE_RESOURCES, 'shipments', { table: silverOf('shipments'), catalog, bucket: silver }, SHIPMENTS),
}

function silverOf(type: string): CatalogTable {
  const table = tables.find((known) => known.table === `silver_${type}`)
  if (table === undefined) throw new RangeError(`elt has no silver table of ${type}`)
  return table
}

/** The quality gate of seed 004. Input: `{ "record_type": "purchases", "dt": "2010-12-01" }`, or see `QualityGateInput`. */
export const qualityGatePipelineOfPurchases = qualityGatePipeline('quality-gate', GATE_RESOURCES, GATE_DATASETS, {
  settle: { table: settleTable('quality-gate-runs'), wait: minutes(1) },
})
