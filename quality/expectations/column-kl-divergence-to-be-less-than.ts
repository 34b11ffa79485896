import { ColumnName, NumberBound, RowCondition } from '../arguments.ts'
import { type Batch, columnOf, columnOfFamily } from '../batch.ts'
import { literalFor } from '../dialect/literal.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import {
  type ContinuousDistribution,
  edgesOf,
  invalidDistribution,
  ReferenceDistribution,
  requireDistribution,
} from '../measures/reference-distribution.ts'
import { compareBins, compareValues, relativeEntropy } from '../measures/relative-entropy.ts'
import { readValueCounts, valueCounts } from '../measures/value-counts.ts'
import { Type } from '../schema.ts'

const Holdout = Type.Optional(Type.Number({ minimum: 0, maximum: 1 }))

/**
 * The values are distributed as those of a reference: their Kullback-Leibler divergence from it, in nats, is at most a threshold; without a
 * threshold it is only measured. Holdouts keep weight for what the reference has not seen.
 * https://greatexpectations.io/expectations/expect_column_kl_divergence_to_be_less_than
 */
export const expectColumnKlDivergenceToBeLessThan = measureExpectation({
  type: 'expect_column_kl_divergence_to_be_less_than',
  args: {
    column: ColumnName,
    partition_object: Type.Optional(ReferenceDistribution),
    threshold: Type.Optional(NumberBound),
    tail_weight_holdout: Holdout,
    internal_weight_holdout: Holdout,
    bucketize_data: Type.Optional(Type.Boolean()),
    min_value: Type.Optional(NumberBound),
    max_value: Type.Optional(NumberBound),
    ...RowCondition,
  },
  check({ partition_object, threshold, tail_weight_holdout = 0, internal_weight_holdout = 0, bucketize_data = true }) {
    if (partition_object === undefined) {
      if (threshold !== undefined) throw invalidDistribution('is not given, so that the threshold measures nothing')
      return
    }
    requireDistribution(partition_object)
    if ('values' in partition_object) {
      if (internal_weight_holdout > 0) throw invalidDistribution('is of values, which have no room for an internal_weight_holdout')
      return
    }
    if (!bucketize_data) throw invalidDistribution('has bins, and bucketize_data is false')
    const edges = edgesOf(partition_object)
    const open = Number(edges[0] === -Infinity) + Number(edges.at(-1) === Infinity)
    const hasTails = partition_object.tail_weights !== undefined
    if (open > 0 && hasTails) throw invalidDistribution('has infinite bins and tail_weights')
    if (tail_weight_holdout > 0 && (open === 2 || hasTails))
      throw invalidDistribution('already has tails, so that there is no room for a tail_weight_holdout')
  },
  measures({ column, partition_object }, batch) {
    if (partition_object === undefined) return {}
    if ('values' in partition_object) return { counts: valueCounts(batch, columnOf(batch, column)) }
    return { counts: binCounts(batch, column, partition_object) }
  },
  judge({ column, partition_object, threshold, tail_weight_holdout = 0, internal_weight_holdout = 0 }, { counts = null }, batch) {
    if (partition_object === undefined) return { success: true, result: { observed_value: null } }
    const holdouts = { tail: tail_weight_holdout, internal: internal_weight_holdout }
    const compared =
      'values' in partition_object
        ? compareValues(countsByValue(batch, column, counts), partition_object, holdouts)
        : compareBins(JSON.parse(counts ?? '[]') as readonly number[], partition_object, holdouts)
    const divergence = relativeEntropy(compared)
    const isKnown = Number.isFinite(divergence)
    return {
      success: threshold === undefined || (isKnown && divergence <= Number(threshold)),
      result: { observed_value: isKnown ? divergence : null, details: compared.shown },
    }
  },
})

function countsByValue(batch: Batch, column: string, counts: string | null): ReadonlyMap<string, number> {
  return new Map(readValueCounts(columnOf(batch, column).family, counts).map(({ value, count }) => [String(value), count]))
}

/** SQL for how many numbers are below the first bin, in each (the last one closed), and above the last. */
function binCounts(batch: Batch, name: string, reference: ContinuousDistribution): string {
  const column = columnOfFamily(batch, name, ['integer', 'decimal', 'float'])
  const edges = edgesOf(reference).map((edge) => (Number.isFinite(edge) ? literalFor(column, edge) : undefined))
  const between = edges.slice(1).map((high, index) => {
    const low = edges[index]
    const isLast = index === edges.length - 2
    const parts = [low && `${column.sql} >= ${low}`, high && `${column.sql} ${isLast ? '<=' : '<'} ${high}`].filter(
      (part) => part !== undefined,
    )
    return parts.length === 0 ? `${column.sql} IS NOT NULL` : parts.join(' AND ')
  })
  const [first, last] = [edges[0], edges.at(-1)]
  const places = [
    first === undefined ? 'false' : `${column.sql} < ${first}`,
    ...between,
    last === undefined ? 'false' : `${column.sql} > ${last}`,
  ]
  return `json_format(CAST(ARRAY[${places.map((place) => aggregate(batch, 'count(*)', place)).join(', ')}] AS json))`
}
