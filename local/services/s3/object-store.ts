/** One object as a listing shows it. */
export interface ObjectEntry {
  readonly key: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the Unix epoch. */
  readonly lastModified: number
  /** With its quotes, as S3 answers it. */
  readonly etag: string
}

/**
 * The objects of the local buckets, for the services that read files in place (crawler, Athena).
 * A bucket is the folder `<root>/s3/<bucket>`; an object is a plain file in it that a person can open or drop there.
 */
export interface ObjectStore {
  hasBucket(bucket: string): Promise<boolean>
  createBucket(bucket: string): Promise<void>
  /** Every object whose key starts with `prefix`, in key order (UTF-8 bytes). Rejects with `NoSuchBucket`. */
  list(bucket: string, prefix: string): Promise<readonly ObjectEntry[]>
  /** Absolute path of an object's file, existing or not, or of the folder that other keys are in; the folders above it are made by {@link ObjectStore.write} only. */
  pathOf(bucket: string, key: string): string
  /** Writes an object whole or not at all (temporary file, then rename). */
  write(bucket: string, key: string, body: Uint8Array | string): Promise<ObjectEntry>
  /** Takes a finished file from elsewhere on the disk as the object's body (moved, not copied). */
  adopt(bucket: string, key: string, file: string): Promise<ObjectEntry>
  read(bucket: string, key: string): Promise<Uint8Array>
  remove(bucket: string, key: string): Promise<void>
}
