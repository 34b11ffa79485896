import {
  ACCOUNT,
  type Bucket,
  bucket,
  type Cluster,
  cluster,
  type Database,
  database,
  deadLetterQueue,
  type FargateTask,
  fargateTask,
  folder,
  type GlueJob,
  glueJob,
  type KmsKey,
  kmsKey,
  type Network,
  network,
  type Queue,
  REGION,
  readAccess,
  type Stream,
  sparkWriteAccess,
  stream,
  type Workgroup,
  workgroup,
  writeAccess,
} from '../../services/index.ts'
import { enrichEvents } from '../../tasks/enrich-events/contract.ts'
import { STATEMENT_SCRIPT } from '../statement-job.ts'
import { type EventTables, eventTables } from './tables.ts'
import { RAW, WORK, ZONES } from './zones.ts'

/** What the pipeline needs in the account. */
export interface RealtimeResources {
  readonly key: KmsKey
  readonly ingest: Stream
  readonly downstream: Stream
  /** Told of records that were never taken. */
  readonly failures: Queue
  /** Raw events: written once, never changed. */
  readonly raw: Bucket<'raw'>
  readonly lake: Bucket<keyof typeof ZONES>
  readonly catalog: Database
  readonly tables: EventTables
  readonly workgroup: Workgroup
  readonly process: GlueJob
  readonly cluster: Cluster
  readonly network: Network
  readonly enrich: FargateTask
}

/** What differs between deployments. */
export interface RealtimeOptions {
  /** The image of the enrichment task. Default: `enrich-events:latest` of the account's own registry. */
  readonly image?: string
  /** Whether the Glue job keeps bookmarks. A batch is read by its name, so nothing depends on them. Default: no. */
  readonly bookmark?: boolean
  /** How many runs of the Glue job may go on at once. Default: 10. */
  readonly concurrentRuns?: number
}

const WEEK = 7
const MONTH = 30

/** Declares them: everything that holds data is encrypted by one key of the account, and refuses requests without TLS. */
export function realtimeResources(options: RealtimeOptions = {}): RealtimeResources {
  const key = kmsKey('realtime-events', { description: 'Events in streams and buckets' })
  const raw = bucket('events-raw', { zones: { raw: RAW }, writeOnce: true, encryption: key })
  const lake = bucket('events-lake', {
    zones: ZONES,
    encryption: key,
    expire: [
      { prefix: ZONES.work, days: WEEK },
      { prefix: ZONES.athenaResults, days: MONTH },
    ],
  })
  const catalog = database('realtime_events')
  const tables = eventTables(raw, lake, catalog)
  return {
    key,
    raw,
    lake,
    catalog,
    tables,
    ingest: stream('events-in', { encryption: key, retentionHours: 168 }),
    downstream: stream('events-out', { encryption: key }),
    failures: deadLetterQueue('events-in-failures', { encryption: key }),
    workgroup: workgroup('realtime-events', { results: lake.zones.athenaResults, encryption: key }),
    process: glueJob('process_events', {
      script: { folder: lake.zones.scripts, file: STATEMENT_SCRIPT.name },
      arguments: { ...STATEMENT_SCRIPT.arguments, '--database': catalog.name },
      bookmark: options.bookmark ?? false,
      concurrentRuns: options.concurrentRuns ?? 10,
      access: [
        readAccess(raw.zones.raw),
        ...sparkWriteAccess(folder(lake, WORK.judged)),
        { actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetPartitions'], on: tables.raw },
      ],
    }),
    cluster: cluster('realtime-events'),
    network: network('realtime-events'),
    enrich: fargateTask(enrichEvents.name, {
      image: options.image ?? `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${enrichEvents.name}:latest`,
      access: [readAccess(folder(lake, WORK.clean), lake.zones.reference), writeAccess(folder(lake, WORK.enriched))],
    }),
  }
}
