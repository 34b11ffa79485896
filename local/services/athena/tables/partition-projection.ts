import { SqlError } from '../sql/sql-error.ts'
import { partitionFolder, type TablePartition } from './partition.ts'
import { dateValues } from './projected-dates.ts'
import type { TableStorage } from './table-storage.ts'

/** Values of a key that the statement fixes by `=` or IN, by lower-case key. */
export type FixedValues = ReadonlyMap<string, readonly string[]>

const MOST_PARTITIONS = 1_000_000

/** Whether a table computes its partitions instead of keeping them in the catalog. */
export function isProjected({ parameters }: TableStorage): boolean {
  return parameters['projection.enabled']?.toLowerCase() === 'true'
}

/**
 * The partitions that a table's projection names. An injected key must be fixed by the statement.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
export function projectedPartitions(storage: TableStorage, fixed: FixedValues, now: number): readonly TablePartition[] {
  let rows: readonly (readonly string[])[] = [[]]
  for (const { name, type } of storage.partitionKeys) {
    const wanted = fixed.get(name)
    const possible = keyValues(storage, name, wanted, now)
    // Of other types one value can be written in several ways: the statement itself compares them.
    const values = wanted === undefined || type.name !== 'varchar' ? possible : possible.filter((value) => wanted.includes(value))
    if (rows.length * values.length > MOST_PARTITIONS)
      throw new SqlError(
        'HIVE_EXCEEDED_PARTITION_LIMIT',
        `Query over table '${storage.name}' can potentially read more than ${MOST_PARTITIONS} partitions`,
      )
    rows = rows.flatMap((row) => values.map((value) => [...row, value]))
  }
  return rows.map((values) => ({ values, location: locationOf(storage, values) }))
}

function locationOf(storage: TableStorage, values: readonly string[]): string {
  const keys = storage.partitionKeys.map(({ name }) => name)
  const template = storage.parameters['storage.location.template']
  if (template === undefined) return `${storage.location.replace(/\/$/, '')}/${partitionFolder(keys, values)}/`
  return template.replace(/\$\{([^}]+)\}/g, (whole, key: string) => values[keys.indexOf(key.toLowerCase())] ?? whole)
}

function keyValues(storage: TableStorage, key: string, wanted: readonly string[] | undefined, now: number): readonly string[] {
  const property = (suffix: string) => storage.parameters[`projection.${key}.${suffix}`]
  const type = property('type')?.toLowerCase()
  const invalid = (reason: string) =>
    new SqlError('INVALID_TABLE_PROPERTY', `Table ${storage.name} has invalid partition projection for column '${key}': ${reason}`)
  switch (type) {
    case 'enum': {
      const values = property('values')
        ?.split(',')
        .map((value) => value.trim())
      if (values === undefined) throw invalid(`projection.${key}.values is missing`)
      return values
    }
    case 'injected':
      if (wanted === undefined)
        throw new SqlError(
          'CONSTRAINT_VIOLATION',
          `For the injected projected partition column ${key}, the WHERE clause must contain only static equality conditions, and at least one such condition must be present.`,
        )
      return wanted
    case 'integer': {
      const [from, to] = (property('range') ?? '').split(',').map(Number)
      if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to))
        throw invalid(`projection.${key}.range must be two numbers`)
      const interval = Number(property('interval') ?? 1)
      const digits = Number(property('digits') ?? 0)
      const values: string[] = []
      for (let value = from; value <= to; value += interval) values.push(String(value).padStart(digits, '0'))
      return values
    }
    case 'date':
      return dateValues(
        { range: property('range'), format: property('format'), interval: property('interval'), unit: property('interval.unit') },
        now,
        invalid,
      )
    default:
      throw invalid(type === undefined ? `projection.${key}.type is missing` : `unknown type '${type}'`)
  }
}
