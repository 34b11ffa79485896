/** What a column holds. Readers and Parquet types are tables keyed by these. */
export type ColumnKind = 'string' | 'long' | 'double' | 'boolean' | 'timestamp' | 'json'

/** A column of a contract's table: one leaf of the nested record. */
export interface ContractColumn {
  /** The members that lead to the leaf, joined by `_`: `customer_address_city`. */
  readonly name: string
  readonly path: readonly string[]
  readonly kind: ColumnKind
  /** Whether the leaf must be there wherever its record is. */
  readonly required: boolean
}

/** The types of columns as the catalog has them, and as a crawler finds them in Parquet. */
export const CATALOG_TYPES: Readonly<Record<ColumnKind, string>> = Object.freeze({
  string: 'string',
  long: 'bigint',
  double: 'double',
  boolean: 'boolean',
  timestamp: 'timestamp',
  json: 'string',
})
