import type { ListedObject } from '../plan-replay/planned-objects.ts'
import type { InspectSilverInput, InspectSilverOutput } from './contract.ts'

/** Counts recent Parquet objects until there are enough. Empty objects are none. */
export async function recentParquet(
  { since, minimum }: Pick<InspectSilverInput, 'since' | 'minimum'>,
  objects: AsyncIterable<ListedObject>,
): Promise<InspectSilverOutput> {
  // A listing gives whole seconds: what was written in the very second of `since` would look older.
  const from = Math.floor(Date.parse(since) / 1000) * 1000
  let count = 0
  for await (const { key, size, lastModified } of objects) {
    if (key.endsWith('.parquet') && size > 0 && lastModified >= from) count++
    if (count >= minimum) break
  }
  return { objects: count, is_ready: count >= minimum }
}
