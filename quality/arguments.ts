import type { Static, TSchema } from '@sinclair/typebox'
import { Type } from './schema.ts'

/** A value that is given when the suite is checked. https://docs.greatexpectations.io/docs/core/define_expectations/create_an_expectation#use-dynamic-parameters */
export const Parameter = Type.Unsafe<Parameter>(Type.Object({ $PARAMETER: Type.String({ minLength: 1 }) }, { additionalProperties: true }))

export interface Parameter {
  /** A parameter's name, or an expression: `now() - timedelta(days=1)`. */
  readonly $PARAMETER: string
}

/** A value of the schema, or a parameter that stands for one. */
export function orParameter<S extends TSchema>(schema: S) {
  return Type.Unsafe<Static<S> | Parameter>(Type.Union([schema, Parameter]))
}

export const ColumnName = Type.String({ minLength: 1 })
/** A number, text, date or time in ISO 8601 to compare values with. */
export const Bound = orParameter(Type.Union([Type.Number(), Type.String()]))
export const NumberBound = orParameter(Type.Number())
export const CountBound = orParameter(Type.Integer())
export const ValueSet = orParameter(Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])))
/** The part of the values that are not missing that must be as expected, 0 to 1. Default: 1. */
export const Mostly = orParameter(Type.Number({ minimum: 0, maximum: 1 }))

/** Arguments of every expectation that looks at rows: which rows it looks at. */
export const RowCondition = {
  /** Only rows for which this holds: `col("country") == "UK" & col("quantity") > 5`, or as pandas writes it: `country == "UK" and quantity > 5`. */
  row_condition: Type.Optional(Type.String({ minLength: 1 })),
  condition_parser: Type.Optional(
    Type.Union(['great_expectations', 'great_expectations__experimental__', 'pandas', 'spark'].map((name) => Type.Literal(name))),
  ),
}

/** Bounds of a number, both inclusive unless strict; either may be absent. */
export const NumberRange = {
  min_value: Type.Optional(NumberBound),
  max_value: Type.Optional(NumberBound),
  strict_min: Type.Optional(Type.Boolean()),
  strict_max: Type.Optional(Type.Boolean()),
}

/** Bounds of a number, text, date or time, both inclusive unless strict; either may be absent. */
export const Range = {
  min_value: Type.Optional(Bound),
  max_value: Type.Optional(Bound),
  strict_min: Type.Optional(Type.Boolean()),
  strict_max: Type.Optional(Type.Boolean()),
}

/** Which rows a comparison of two columns passes over. Default: `both_values_are_missing`. */
export const IgnorePair = Type.Optional(
  Type.Union([Type.Literal('both_values_are_missing'), Type.Literal('either_value_is_missing'), Type.Literal('neither')]),
)

/** Which rows a comparison of several columns passes over. Default: `all_values_are_missing`. */
export const IgnoreRecord = Type.Optional(
  Type.Union([Type.Literal('all_values_are_missing'), Type.Literal('any_value_is_missing'), Type.Literal('never')]),
)

/** Whether any (the default) or all patterns of a list must match. */
export const MatchOn = Type.Optional(Type.Union([Type.Literal('any'), Type.Literal('all')]))
