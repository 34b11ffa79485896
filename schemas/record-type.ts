/** What a field holds. A table of readers is keyed by these, so that a new kind does not compile before everybody knows it. */
export type FieldKind = 'string' | 'long' | 'double' | 'boolean' | 'timestamp'

/** One field of a record. */
export interface Field {
  readonly kind: FieldKind
  /** Whether it may be missing or null. */
  readonly optional: boolean
  /** The least value of a number. */
  readonly least?: number
}

/** A type of records: the one contract behind the check of a record, the Parquet file, the table and the samples. */
export interface RecordType {
  /** Its folder in bronze and silver: lower case letters, digits and `_`. */
  readonly name: string
  /** In the order of the table's columns. */
  readonly fields: Readonly<Record<string, Field>>
  /** The timestamp whose day in UTC is the partition `dt`. */
  readonly time: string
}

/** Options of {@link field}. */
export interface FieldOptions {
  /** Default: no. */
  readonly optional?: boolean
  /** Numbers only. Default: none. */
  readonly least?: number
}

/** Declares a field; required where nothing else is said. */
export function field(kind: FieldKind, { optional = false, least }: FieldOptions = {}): Field {
  return Object.freeze({ kind, optional, ...(least !== undefined && { least }) })
}

const NAME = /^[a-z][a-z0-9_]{0,62}$/

/**
 * Declares a type of records. Throws a `RangeError` for a name that cannot be a folder, and where `time` is no required timestamp.
 *
 * @example
 * ```ts
 * recordType({ name: 'shipments', time: 'event_time', fields: { shipment_id: field('string'), event_time: field('timestamp') } })
 * ```
 */
export function recordType(type: RecordType): RecordType {
  if (!NAME.test(type.name)) throw new RangeError(`a record type is named by lower case letters, digits and _; found ${type.name}`)
  const time = type.fields[type.time]
  if (time?.kind !== 'timestamp' || time.optional) {
    throw new RangeError(`${type.name}: the time ${JSON.stringify(type.time)} must be a required timestamp of its fields`)
  }
  return Object.freeze({ ...type, fields: Object.freeze({ ...type.fields }) })
}
