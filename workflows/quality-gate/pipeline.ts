import { PARTITION_WRITTEN } from '../../schemas/index.ts'
import {
  type Bucket,
  bindTask,
  bucket,
  type CatalogTable,
  type Column,
  catalogTable,
  type Database,
  type DynamoTable,
  database,
  definePipeline,
  dynamoTable,
  folder,
  onEvent,
  onSchedule,
  type Pipeline,
  type Resource,
  type Topic,
  topic,
  type Workgroup,
  workgroup,
} from '../../services/index.ts'
import { compileGate } from '../../tasks/compile-gate/contract.ts'
import { judgeGate } from '../../tasks/judge-gate/contract.ts'
import { judgedTable, recheckTable } from './judged-table.ts'
import type { GateDataset, QualityGateOptions } from './options.ts'
import { qualityGate } from './quality-gate.ts'
import { GATE_ZONES } from './zones.ts'

/** What the gate and the release of its quarantined rows need in the account. */
export interface GateResources {
  readonly lake: Bucket<keyof typeof GATE_ZONES>
  readonly catalog: Database
  readonly workgroup: Workgroup
  readonly topic: Topic
}

/** A lake with the gate's zones, its database, its workgroup, and the topic that is told of failures. */
export function gateResources(id: string): GateResources {
  const lake = bucket(id, { zones: GATE_ZONES })
  return {
    lake,
    catalog: database(id.replaceAll('-', '_')),
    workgroup: workgroup(`${id}-gate`, { results: lake.zones.athenaResults }),
    topic: topic(`${id}-alerts`),
  }
}

/** The table by which several events of one partition become one gate. */
export function settleTable(id: string): DynamoTable {
  return dynamoTable(id, { partitionKey: ['partition', 'S'], timeToLive: 'expires' })
}

/** A dataset with the tables around it. */
export interface GatedDataset extends GateDataset {
  readonly recheck: CatalogTable
  /** What the table lies in, where that belongs to another pipeline. */
  readonly beside?: readonly Resource[]
}

/** Puts a table of another pipeline behind the gate. Its judged rows lie in the gate's lake, and their tables in the database of the table. */
export function gatedTable(
  { lake }: Pick<GateResources, 'lake'>,
  recordType: string,
  { table, catalog, bucket: home }: { readonly table: CatalogTable; readonly catalog: Database; readonly bucket: Bucket },
  suite?: GateDataset['suite'],
): GatedDataset {
  const options = { lake, database: catalog, recordType, columns: table.columns }
  const judged = judgedTable(options)
  return { table, judged, recheck: recheckTable(options), beside: [home, catalog], ...(suite !== undefined && { suite }) }
}

/** Declares the tables of a dataset whose partitions lie under `silver/<record type>/dt=.../` as Parquet, and puts them behind the gate. */
export function gatedDataset(
  { lake, catalog }: GateResources,
  recordType: string,
  columns: readonly Column[],
  suite?: GateDataset['suite'],
): GatedDataset {
  const options = { lake, database: catalog, recordType, columns }
  return {
    table: catalogTable(`${recordType}-silver`, {
      database: catalog,
      table: recordType,
      folder: folder(lake, `${GATE_ZONES.silver}${recordType}/`),
      columns,
      partitionKeys: [['dt', 'string']],
      // A partition is seen as soon as its files are there.
      projection: { dt: { type: 'date', range: '2000-01-01,NOW+1YEARS', format: 'yyyy-MM-dd' } },
    }),
    judged: judgedTable(options),
    recheck: recheckTable(options),
    ...(suite !== undefined && { suite }),
  }
}

/** Everything that datasets have in the account, each once: tables that a crawler makes are nobody's declaration. */
export function resourcesOfDatasets(datasets: Readonly<Record<string, GatedDataset>>): readonly Resource[] {
  const all = Object.values(datasets).flatMap(({ table, judged, recheck, beside = [] }) => [
    ...beside,
    ...(table.kind === 'catalog-table' ? [table] : []),
    judged,
    recheck,
  ])
  return [...new Set(all)]
}

/**
 * The gate with all that it needs. Two triggers are there to be switched on: `<name>-partition-written`, for each partition-written event
 * (the writer has a switch of its own for sending them), and `<name>-nightly`, for the day before.
 */
export function qualityGatePipeline(
  name: string,
  resources: GateResources,
  datasets: Readonly<Record<string, GatedDataset>>,
  options: Pick<QualityGateOptions, 'failFrom' | 'settle'> = {},
): Pipeline {
  const { lake, workgroup: queries, topic: alerts } = resources
  const workflow = qualityGate({ name, lake, workgroup: queries, datasets, notify: alerts, ...options })
  const off = { target: workflow, enabled: false }
  const { suites, judged, quarantine, results, athenaResults } = lake.zones
  const tables = Object.values(datasets).flatMap((dataset) => [dataset.table, dataset.judged])
  const [first = ''] = Object.keys(datasets)
  return definePipeline({
    workflow,
    resources: [...Object.values(resources), ...resourcesOfDatasets(datasets), ...(options.settle ? [options.settle.table] : [])],
    tasks: [
      bindTask(compileGate, { access: { suites } }),
      bindTask(judgeGate, {
        access: { suites, workgroup: queries, queryResults: athenaResults, output: [judged, quarantine, results] },
      }),
    ],
    queries: { reads: tables, writes: [judged] },
    bounds: tables,
    triggers: [
      onEvent(
        `${name}-partition-written`,
        {
          source: [PARTITION_WRITTEN.source],
          'detail-type': [PARTITION_WRITTEN.detailType],
          detail: { record_type: Object.keys(datasets) },
        },
        off,
      ),
      onSchedule(`${name}-nightly`, 'cron(0 1 * * ? *)', {
        ...off,
        input: { record_type: first, scheduled_time: '<aws.scheduler.scheduled-time>' },
      }),
    ],
  })
}
