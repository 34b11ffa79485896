import { bucket, catalogTable, database, folder, type Pipeline, workgroup } from '../../../services/index.ts'
import { compactionPipeline } from '../../../workflows/compaction/pipeline.ts'
import { type PipelineAccount, pipelineAccount } from '../pipeline-account.ts'

const lake = bucket('silver', { zones: { silver: 'silver/', results: 'athena-results/' } })
const catalog = database('silver')
const queries = workgroup('silver', { results: lake.zones.results })
const COLUMNS = [
  ['shipment_id', 'string'],
  ['weight_kg', 'double'],
  ['event_time', 'timestamp'],
] as const

const shipments = catalogTable('silver_shipments', {
  database: catalog,
  folder: folder(lake.zones.silver, 'shipments/'),
  columns: COLUMNS,
  partitionKeys: [['dt', 'string']],
  projection: { dt: { type: 'injected' } },
})

/** A compaction of shipments in a lake of its own. */
export const compactShipments: Pipeline = compactionPipeline({
  bucket: lake,
  source: lake.zones.silver,
  database: catalog,
  workgroup: queries,
  records: { shipments: { table: shipments, columns: COLUMNS } },
  outputs: ['silver_compacted', 'elsewhere'],
})

/** How the compacted rows are read. */
export const COMPACTED = 'silver_compacted_shipments'

/** An account with a lake in it. */
export async function silverAccount(): Promise<PipelineAccount> {
  return pipelineAccount(compactShipments)
}

/** Writes one file of silver; `rows` is a list of SQL rows of id, weight and time. */
export async function writeSilver({ query }: PipelineAccount, dt: string, ...rows: readonly string[]): Promise<void> {
  const values = rows.length === 0 ? `VALUES ('none', 1e0, TIMESTAMP '2025-01-01 00:00:00')` : `VALUES ${rows.join(', ')}`
  const where = rows.length === 0 ? ' WHERE false' : ''
  const columns = 'CAST(id AS varchar), CAST(kg AS double), CAST(at AS timestamp)'
  await query(`INSERT INTO silver_shipments SELECT ${columns}, '${dt}' FROM (${values}) AS t(id, kg, at)${where}`)
}

/** `count` rows, from a number on; every tenth comes twice in a row, and some weights are NULL. */
export function shipmentRows(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + Math.floor(index - (index % 10 === 9 ? 1 : 0))
    const weight = number % 7 === 0 ? 'NULL' : `${number}.5e0`
    return `('s${number}', ${weight}, TIMESTAMP '2025-12-31 10:00:${String(number % 60).padStart(2, '0')}')`
  })
}
