import type { JsonObject } from '../../asl/index.ts'
import type { Severity, Suite } from '../../quality/index.ts'
import type { Bucket, CatalogTable, CrawledTable, Topic, Workgroup } from '../../services/index.ts'
import type { SettleOptions } from './settle.ts'
import type { GATE_ZONES } from './zones.ts'

/** A dataset behind the gate. */
export interface GateDataset {
  /** The table with the column or partition key `dt`, and `record_type` where it holds several. */
  readonly table: CatalogTable | CrawledTable
  /** The table over its judged rows: see `judgedTable`. */
  readonly judged: CatalogTable
  /** A typed suite, or the JSON of a Great Expectations suite. Default: the file `suites/<record_type>.json`, read at each run. */
  readonly suite?: Suite | JsonObject
}

/** What makes an instance of the gate. */
export interface QualityGateOptions {
  /** The state machine's name. */
  readonly name: string
  readonly lake: Bucket<keyof typeof GATE_ZONES>
  readonly workgroup: Workgroup
  /** By record type. */
  readonly datasets: Readonly<Record<string, GateDataset>>
  /** Who is told of a gate that failed. Default: nobody. */
  readonly notify?: Topic
  /** The mildest severity with which the gate fails. Default: `critical`, which is an expectation's own default. */
  readonly failFrom?: Severity
  /** Several events of one partition, one after another, become one gate. Default: each event is one. */
  readonly settle?: SettleOptions
}
