import type { Static } from '@sinclair/typebox'
import { QualityError } from '../quality-error.ts'
import { Type } from '../schema.ts'

const Weights = Type.Array(Type.Number({ minimum: 0 }), { minItems: 1 })

/** How often each value occurred in the data that others are compared with; the weights add up to 1. */
const Categorical = Type.Object(
  { values: Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()]), { minItems: 1 }), weights: Weights },
  { additionalProperties: false },
)

/** How often numbers between two neighbouring bins did; `tail_weights` are for those below the first and above the last. */
const Continuous = Type.Object(
  {
    bins: Type.Array(Type.Union([Type.Number(), Type.Literal('-Infinity'), Type.Literal('Infinity')]), { minItems: 2 }),
    weights: Weights,
    tail_weights: Type.Optional(Type.Tuple([Type.Number({ minimum: 0 }), Type.Number({ minimum: 0 })])),
  },
  { additionalProperties: false },
)

/** A distribution as Great Expectations' `partition_object`. https://docs.greatexpectations.io/docs/0.18/reference/learn/expectations/distributional_expectations/ */
export const ReferenceDistribution = Type.Union([Categorical, Continuous])

export type ReferenceDistribution = Static<typeof ReferenceDistribution>
export type CategoricalDistribution = Static<typeof Categorical>
export type ContinuousDistribution = Static<typeof Continuous>

/** Throws `invalid-argument` for weights that are not of one distribution. */
export function requireDistribution(distribution: ReferenceDistribution): void {
  const isCategorical = 'values' in distribution
  const places = isCategorical ? distribution.values.length : distribution.bins.length - 1
  const tails = isCategorical ? [] : (distribution.tail_weights ?? [])
  const total = [...distribution.weights, ...tails].reduce((sum, weight) => sum + weight, 0)
  if (distribution.weights.length !== places) throw invalidDistribution(`has ${distribution.weights.length} weights for ${places} places`)
  if (Math.abs(total - 1) > 1e-5) throw invalidDistribution(`has weights that add up to ${total}, not 1`)
  if (isCategorical) return
  const edges = edgesOf(distribution)
  if (edges.some((edge, index) => index > 0 && edge <= (edges[index - 1] as number))) throw invalidDistribution('has bins that do not grow')
}

/** The bins as numbers; JSON has no infinite ones. */
export function edgesOf({ bins }: ContinuousDistribution): readonly number[] {
  return bins.map(Number)
}

/** The error of a `partition_object` that cannot be compared with. */
export function invalidDistribution(problem: string): QualityError {
  return new QualityError({
    code: 'invalid-argument',
    path: '/kwargs/partition_object',
    message: `partition_object ${problem}`,
    hint: 'give values or growing bins with weights that add up to 1; holdouts only where the distribution leaves room for them',
  })
}
