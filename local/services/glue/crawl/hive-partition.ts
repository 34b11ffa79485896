/** The partitions below a table's folder. */
export interface PartitionScheme {
  /** Names of the keys, one for each folder level. All crawled keys are strings. */
  readonly keys: readonly string[]
  /** The values that a file's folders below the table give. */
  readonly valuesOf: (folders: readonly string[]) => readonly string[]
}

const HIVE_FOLDER = /^([^=]+)=(.*)$/s

/**
 * Partition keys of folders that all have the same depth below their table. A level whose folders are all `key=value` with one key has that key,
 * in lower case; any other level is `partition_0`, `partition_1`, by its number, and its values are the folders' names.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-s3-folder-table-partition.html
 */
export function partitionScheme(folders: readonly (readonly string[])[]): PartitionScheme {
  const depth = folders[0]?.length ?? 0
  const hiveKeys = Array.from({ length: depth }, (_, level) => hiveKeyOf(folders.map((names) => names[level] ?? '')))
  return {
    keys: hiveKeys.map((key, level) => key ?? `partition_${level}`),
    valuesOf: (names) =>
      names.map((name, level) => (hiveKeys[level] === undefined ? name : unescaped(HIVE_FOLDER.exec(name)?.[2] ?? name))),
  }
}

function hiveKeyOf(names: readonly string[]): string | undefined {
  const keys = new Set(names.map((name) => HIVE_FOLDER.exec(name)?.[1]?.toLowerCase()))
  const [key] = keys
  return keys.size === 1 ? key : undefined
}

/** Hive writes characters that a folder name cannot have as `%3A`. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
