import { RECORD_TYPES } from '../../schemas/record-types/index.ts'
import {
  type Bucket,
  bucket,
  type CatalogTable,
  type Database,
  type DynamoTable,
  database,
  deadLetterQueue,
  dynamoTable,
  type Queue,
  queue,
} from '../../services/index.ts'
import { silverTable } from './silver-table.ts'
import { BRONZE_ZONES, SILVER_ZONES } from './zones.ts'

/** What the pipeline from bronze to silver has in the account. Replays share it. */
export interface EltResources {
  readonly bronze: Bucket<keyof typeof BRONZE_ZONES>
  /** Any bucket with a zone for silver: a lake that has others too. */
  readonly silver: Bucket<keyof typeof SILVER_ZONES>
  /** What was ingested, which file each row is in, what was replayed. */
  readonly claims: DynamoTable
  readonly events: Queue
  /** Absent: a message that breaks its contract is kept as a reject alone. */
  readonly deadLetters?: Queue
  /** Events of objects that no try could ingest. */
  readonly failedObjects: Queue
  readonly catalog: Database
  readonly tables: readonly CatalogTable[]
}

/** Options of {@link eltResources}. */
export interface EltResourceOptions {
  /** What the names begin with. Default: `elt`. */
  readonly id?: string
  /** The ARN of a queue that is there already: it is used, never made, never removed. Its own dead letters are its owner's. Default: one is made. */
  readonly existingQueue?: string
  /**
   * Where messages go that nobody could handle: after how many tries, and the ARN of a queue that is there already.
   * `none`: there is no such queue. Default: a queue of its own, after 5 tries.
   */
  readonly deadLetters?: 'none' | { readonly after?: number; readonly existing?: string }
  /** A bucket with a zone `silver`. Default: one of its own. */
  readonly silver?: Bucket<keyof typeof SILVER_ZONES>
}

const TRIES = 5
/** Six times the transformation's timeout, and the time in which a batch fills. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const VISIBILITY_SECONDS = 380

/** Declares the resources of the pipeline. */
export function eltResources({ id = 'elt', existingQueue, deadLetters = {}, silver }: EltResourceOptions = {}): EltResources {
  const letters =
    deadLetters === 'none'
      ? undefined
      : deadLetterQueue(`${id}-dead-letters`, deadLetters.existing === undefined ? {} : { existing: deadLetters.existing })
  const after = deadLetters === 'none' ? TRIES : (deadLetters.after ?? TRIES)
  const zone = silver ?? bucket(`${id}-silver`, { zones: SILVER_ZONES })
  const catalog = database(id.replaceAll('-', '_'))
  return {
    bronze: bucket(`${id}-bronze`, { zones: BRONZE_ZONES }),
    silver: zone,
    claims: dynamoTable(`${id}-claims`, { partitionKey: ['id', 'S'], timeToLive: 'expires_at' }),
    events: queue(`${id}-events`, {
      visibilityTimeoutSeconds: VISIBILITY_SECONDS,
      ...(existingQueue !== undefined && { existing: existingQueue }),
      ...(letters && { deadLetters: { queue: letters, after } }),
    }),
    ...(letters && { deadLetters: letters }),
    failedObjects: deadLetterQueue(`${id}-failed-objects`),
    catalog,
    tables: RECORD_TYPES.map((type) => silverTable(type, { id, catalog, silver: zone })),
  }
}

/** All of them, dead letters before the queue that uses them. */
export function resourceList({ tables, ...resources }: EltResources) {
  return [...Object.values(resources), ...tables]
}
