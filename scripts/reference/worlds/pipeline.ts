import { Type } from '@sinclair/typebox'
import { workflow } from '../../../asl/index.ts'
import { bucket, crawler, database, queue, workgroup } from '../../../services/index.ts'
import { inspectCsv as contract } from '../../../tasks/inspect-csv/contract.ts'

/** What the examples of resources and pipelines take for granted. */
export const lake = bucket('lake', { zones: { source: 'source/', output: 'output/', results: 'results/' } })
export const catalog = database('events')
export const eventCrawler = crawler('events', { database: catalog, targets: [lake.zones.source] })
export const queries = workgroup('reports', { results: lake.zones.results })
export const work = queue('work', { visibilityTimeoutSeconds: 360 })
export const inspectCsv = contract

/** A contract of a function that takes a minute at most. */
export const load = { name: 'load', description: 'Loads a batch', timeoutSeconds: 60, memoryMegabytes: 128 }

export const Input = Type.Object({ bucket: Type.String(), key: Type.String() })
export const nightly = workflow({ name: 'nightly', input: Input }, (_, input) => input.key)
