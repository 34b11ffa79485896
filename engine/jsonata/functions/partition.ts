import { functionFailure } from './function-failure.ts'

/** `$partition(array, size)`: the array in chunks of at most `size`. */
export function partition(items: readonly unknown[] | undefined, size: number): unknown[][] | undefined {
  if (items === undefined) return undefined
  const step = Math.trunc(size)
  if (step < 1) throw functionFailure('The second argument of $partition must be a positive integer')
  const chunks: unknown[][] = []
  for (let start = 0; start < items.length; start += step) chunks.push(items.slice(start, start + step))
  return chunks
}
