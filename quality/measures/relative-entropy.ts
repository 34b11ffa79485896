import { type CategoricalDistribution, type ContinuousDistribution, edgesOf } from './reference-distribution.ts'

/** Weight that is kept for what the reference has not seen. */
export interface Holdouts {
  readonly tail: number
  readonly internal: number
}

/** Two distributions over the same places, and both as a result shows them. */
export interface Compared {
  readonly observed: readonly number[]
  readonly expected: readonly number[]
  readonly shown: { readonly observed_partition: object; readonly expected_partition: object }
}

/** How far the observed weights are from the expected ones, in nats; Infinity where something was observed that has no expected weight. */
export function relativeEntropy({ observed, expected }: Compared): number {
  const [p, q] = [normalised(observed), normalised(expected)]
  return p.reduce((sum, weight, index) => (weight === 0 ? sum : sum + weight * Math.log(weight / (q[index] as number))), 0)
}

/** Compares counts by value; values that the reference lacks share the tail holdout. */
export function compareValues(
  counts: ReadonlyMap<string, number>,
  { values, weights }: CategoricalDistribution,
  { tail }: Holdouts,
): Compared {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const known = new Set(values.map(String))
  const unseen = [...counts.keys()].filter((value) => !known.has(value))
  const places = [...values, ...unseen]
  const observed = places.map((value) => (counts.get(String(value)) ?? 0) / total)
  const expected = [...weights.map((weight) => weight * (1 - tail)), ...unseen.map(() => tail / unseen.length)]
  return {
    observed,
    expected,
    shown: { observed_partition: { values: places, weights: observed }, expected_partition: { values: places, weights: expected } },
  }
}

/**
 * Compares counts by bin: `counts` are those below the first bin, in each, and above the last. Infinite bins are tails; bins without weight
 * share the internal holdout.
 */
export function compareBins(counts: readonly number[], reference: ContinuousDistribution, { tail, internal }: Holdouts): Compared {
  const edges = edgesOf(reference)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const [opensBelow, opensAbove] = [edges[0] === -Infinity, edges.at(-1) === Infinity]
  const empty = reference.weights.filter((weight) => weight === 0).length
  const weights = reference.weights.map((weight) =>
    weight === 0 && empty > 0 && internal > 0 ? internal / empty : weight * (1 - tail - internal),
  )
  const share = opensBelow || opensAbove ? tail : tail / 2
  const [low, high] = reference.tail_weights ?? [share, share]
  const expected = [...(opensBelow ? [] : [low]), ...weights, ...(opensAbove ? [] : [high])]
  const observed = counts.slice(opensBelow ? 1 : 0, opensAbove ? -1 : undefined).map((count) => count / total)
  const bins = edges.slice(opensBelow ? 1 : 0, opensAbove ? -1 : undefined)
  const shown = (all: readonly number[]) => ({ bins, weights: all.slice(1, -1), tail_weights: [all[0], all.at(-1)] })
  return { observed, expected, shown: { observed_partition: shown(observed), expected_partition: shown(expected) } }
}

function normalised(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}
