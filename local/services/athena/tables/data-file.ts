import type { ObjectStore } from '../../s3/object-store.ts'
import { SqlError } from '../sql/sql-error.ts'
import { s3Location, s3Uri } from './s3-location.ts'

/** One object that a table reads. */
export interface DataFile {
  /** Absolute path on this machine. */
  readonly path: string
  readonly uri: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the Unix epoch. */
  readonly lastModified: number
  /** The values of the partition columns, in their order; null for Hive's default partition. */
  readonly partition: readonly (string | null)[]
}

/** Every object under a location that Hive would read: no empty ones, none whose name or folder begins with `_` or `.`. */
export async function filesUnder(
  store: ObjectStore,
  location: string,
  partition: readonly (string | null)[] = [],
): Promise<readonly DataFile[]> {
  const { bucket, prefix } = s3Location(location)
  if (!(await store.hasBucket(bucket)))
    throw new SqlError('PERMISSION_DENIED', `Access denied when reading from location: ${location}: the bucket ${bucket} does not exist`)
  const entries = await store.list(bucket, prefix)
  return entries
    .filter(({ key, size }) => size > 0 && !isHidden(key.slice(prefix.length)))
    .map(({ key, size, lastModified }) => ({ path: store.pathOf(bucket, key), uri: s3Uri(bucket, key), size, lastModified, partition }))
}

function isHidden(relative: string): boolean {
  return relative.split('/').some((part) => part.startsWith('_') || part.startsWith('.'))
}
