/**
 * The record type that a key tells: the folder that holds the days, `bronze/<type>/dt=2026-01-01/file.jsonl`. A replayed copy has its
 * original's key at its end. Without days it is the folder below the first one. `undefined` where no folder can be it.
 */
export function recordTypeOf(key: string): string | undefined {
  const folders = key.split('/').slice(0, -1)
  const day = folders.findLastIndex((folder) => folder.startsWith('dt='))
  return day > 0 ? folders[day - 1] : folders[1]
}
