import { bucket, crawler, database, workgroup } from '../../../services/index.ts'
import type { inspectCsv as contract } from '../../../tasks/inspect-csv/contract.ts'

/** What the examples of resources and pipelines take for granted. */
export const lake = bucket('lake', { zones: { source: 'source/', output: 'output/', results: 'results/' } })
export const catalog = database('events')
export const eventCrawler = crawler('events', { database: catalog, targets: [lake.zones.source] })
export const queries = workgroup('reports', { results: lake.zones.results })
export declare const inspectCsv: typeof contract
