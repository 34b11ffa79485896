import { type Bucket, type CatalogTable, type Column, catalogTable, type Database, folder } from '../../services/index.ts'
import { GATE_ZONES } from './zones.ts'

/** What the tables over a dataset's judged rows are made of. */
export interface JudgedTableOptions {
  readonly lake: Bucket<keyof typeof GATE_ZONES>
  readonly database: Database
  readonly recordType: string
  /** The columns of the dataset's table, its partition keys not among them. */
  readonly columns: readonly Column[]
}

const INJECTED = { type: 'injected' }
const VERDICTS = { type: 'enum', values: 'clean,quarantined' }

/** The table over the judged rows of a dataset: `judged_<record type>`, by day, run and verdict. Projection finds them without a crawl. */
export function judgedTable({ lake, database, recordType, columns }: JudgedTableOptions): CatalogTable {
  return catalogTable(`${recordType}-judged`, {
    database,
    table: `judged_${recordType}`,
    folder: folder(lake, `${GATE_ZONES.judged}${recordType}/`),
    columns: [...columns, ['reasons', 'string']],
    partitionKeys: [
      ['dt', 'string'],
      ['run', 'string'],
      ['verdict', 'string'],
    ],
    projection: { dt: INJECTED, run: INJECTED, verdict: VERDICTS },
  })
}

/** The same rows for a second look: the verdict that they have is the partition key `was`, since the new one is called `verdict`. */
export function recheckTable({ lake, database, recordType, columns }: JudgedTableOptions): CatalogTable {
  return catalogTable(`${recordType}-recheck`, {
    database,
    table: `recheck_${recordType}`,
    folder: folder(lake, `${GATE_ZONES.judged}${recordType}/`),
    columns,
    partitionKeys: [
      ['dt', 'string'],
      ['run', 'string'],
      ['was', 'string'],
    ],
    projection: { dt: INJECTED, run: INJECTED, was: VERDICTS },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are Athena's own
    partitionPath: 'dt=${dt}/run=${run}/verdict=${was}/',
  })
}
