import { folder, type Pipeline, workgroup } from '../../services/index.ts'
import { SHIPMENT_RESOURCES } from '../elt/shipments.ts'
import { compactionPipeline } from './pipeline.ts'

const { silver, catalog, tables } = SHIPMENT_RESOURCES

const queries = workgroup('compaction', { results: folder(silver, 'athena-results/compaction/') })
const records = tables.map((table) => [table.folder.prefix.split('/').at(-2) ?? table.table, { table, columns: table.columns }] as const)

/** Compacts partitions of seed 004's silver. Input: `{ "record_type": "shipments", "dt": "2025-12-31" }`. */
export const silverCompactionPipeline: Pipeline = compactionPipeline({
  bucket: silver,
  source: silver.zones.silver,
  database: catalog,
  workgroup: queries,
  records: Object.fromEntries(records),
  glue: { scripts: folder(silver, 'scripts/') },
})
