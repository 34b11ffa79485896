import { type InferredColumn, mergeTypes } from '../classify/hive-type.ts'

/** Above this share two schemas are one table, and a schema is that of the folder. https://repost.aws/knowledge-center/glue-crawler-detect-schema */
export const SIMILAR = 0.7

/**
 * How much two schemas are alike, from 0 to 1: columns of one name count whole when one type can hold both, half when only text can.
 * AWS documents the threshold of 70 %, not the measure; this one lets a table of two columns grow by one.
 */
export function schemaSimilarity(left: readonly InferredColumn[], right: readonly InferredColumn[]): number {
  if (left.length + right.length === 0) return 1
  const types = new Map(left.map(({ name, type }) => [name, type]))
  let shared = 0
  for (const { name, type } of right) {
    const other = types.get(name)
    if (other === undefined) continue
    const merged = mergeTypes(other, type)
    const isTextOfOthers = merged.kind === 'primitive' && merged.name === 'string' && !(isText(other) && isText(type))
    shared += isTextOfOthers ? 0.5 : 1
  }
  return (2 * shared) / (left.length + right.length)
}

function isText(type: InferredColumn['type']): boolean {
  return type.kind === 'unknown' || (type.kind === 'primitive' && type.name === 'string')
}
