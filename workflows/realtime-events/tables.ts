import { type Bucket, type CatalogTable, type Column, catalogTable, type Database, folder } from '../../services/index.ts'
import { RAW, type ZONES } from './zones.ts'

/** The types of events, as `schemas/` has them: `event_type` is a folder. */
const EVENT_TYPES = 'signup,login,view,add_to_cart,purchase,logout'

const EVENT: readonly Column[] = [
  ['event_id', 'string'],
  ['user_id', 'string'],
  ['event_time', 'timestamp'],
  ['amount', 'double'],
  ['page', 'string'],
  ['batch', 'string'],
]

/** The tables over raw lines, judged lines and processed events. */
export interface EventTables {
  readonly raw: CatalogTable
  readonly judged: CatalogTable
  readonly processed: CatalogTable
}

/** Declares them. Projection finds the partitions, so that nothing needs the right to write the catalog. */
export function eventTables(raw: Bucket, lake: Bucket<keyof typeof ZONES>, database: Database): EventTables {
  const injected = { type: 'injected' }
  return {
    raw: catalogTable('raw_events', {
      database,
      folder: folder(raw, RAW),
      format: 'text',
      columns: [['line', 'string']],
      partitionKeys: [
        ['dt', 'string'],
        ['batch', 'string'],
      ],
      projection: { dt: injected, batch: injected },
    }),
    judged: catalogTable('judged_events', {
      database,
      folder: folder(lake.zones.work, 'judged/'),
      columns: [...EVENT, ['type', 'string'], ['line', 'string'], ['reasons', 'string']],
      partitionKeys: [
        ['run', 'string'],
        ['verdict', 'string'],
      ],
      projection: { run: injected, verdict: { type: 'enum', values: 'clean,rejected' } },
    }),
    processed: catalogTable('processed_events', {
      database,
      folder: lake.zones.processed,
      columns: EVENT,
      partitionKeys: [
        ['event_type', 'string'],
        ['dt', 'string'],
      ],
      projection: {
        event_type: { type: 'enum', values: EVENT_TYPES },
        dt: { type: 'date', format: 'yyyy-MM-dd', range: '2020-01-01,NOW+2DAYS', interval: '1', 'interval.unit': 'DAYS' },
      },
    }),
  }
}
