import type { FieldKind, RecordType } from '../../schemas/record-type.ts'
import { type Bucket, type CatalogTable, catalogTable, type Database, folder } from '../../services/index.ts'
import { SILVER_ZONES } from './zones.ts'

const ATHENA_TYPES: Readonly<Record<FieldKind, string>> = {
  string: 'string',
  long: 'bigint',
  double: 'double',
  boolean: 'boolean',
  timestamp: 'timestamp',
}

/** Where a silver table is. */
export interface SilverTableOptions {
  readonly id: string
  readonly catalog: Database
  readonly silver: Bucket<keyof typeof SILVER_ZONES>
}

/** The table `silver_<type>` over a type's partitions, made of its contract. A partition is seen as soon as its files are there. */
export function silverTable(type: RecordType, { id, catalog, silver }: SilverTableOptions): CatalogTable {
  return catalogTable(`${id}-silver-${type.name}`, {
    database: catalog,
    table: `silver_${type.name}`,
    folder: folder(silver, `${SILVER_ZONES.silver}${type.name}/`),
    columns: [
      ...Object.entries(type.fields).map(([name, { kind }]) => [name, ATHENA_TYPES[kind]] as const),
      ['row_id', 'string'],
      ['source', 'string'],
    ],
    partitionKeys: [['dt', 'string']],
    projection: { dt: { type: 'date', range: '2000-01-01,NOW+1YEARS', format: 'yyyy-MM-dd' } },
  })
}
