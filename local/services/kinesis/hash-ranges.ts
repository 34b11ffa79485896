import { createHash } from 'node:crypto'

/** Keys from here up belong to no shard. */
const SPACE = 1n << 128n

/** The range of hash keys of a shard of several, both ends included. */
export function hashRange(shard: number, count: number): { readonly first: bigint; readonly last: bigint } {
  const size = SPACE / BigInt(count)
  const first = size * BigInt(shard)
  return { first, last: shard === count - 1 ? SPACE - 1n : first + size - 1n }
}

/** The shard that a partition key, or an explicit hash key, belongs to. */
export function shardOf(partitionKey: string, explicitHashKey: string | undefined, count: number): number {
  const hash = explicitHashKey === undefined ? BigInt(`0x${createHash('md5').update(partitionKey).digest('hex')}`) : BigInt(explicitHashKey)
  return Math.min(Number(hash / (SPACE / BigInt(count))), count - 1)
}
