/** Whether a prefix is the folder of one run: its last part begins with `_`, which Hive, Athena and crawlers pass over. */
export function isRunFolder(prefix: string): boolean {
  return /^(?:[^/]+\/)+_[^/]+\/$/.test(prefix)
}
