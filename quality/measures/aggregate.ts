import type { Batch } from '../batch.ts'

/** An aggregate over the rows of the batch that the expectation looks at. */
export function aggregate(batch: Batch, call: string, where?: string): string {
  const filters = [batch.condition, where].filter((part) => part !== undefined).map((part) => `(${part})`)
  return filters.length === 0 ? call : `${call} FILTER (WHERE ${filters.join(' AND ')})`
}
