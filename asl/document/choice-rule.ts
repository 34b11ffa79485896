import type { AssigningPaths, JsonPath } from './jsonpath-fields.ts'

type Ordering = 'Equals' | 'LessThan' | 'LessThanEquals' | 'GreaterThan' | 'GreaterThanEquals'

/** Every comparison that a rule can make; one whose name ends in `Path` compares with what the path gives. */
export type ComparisonOperator =
  | `${'String' | 'Numeric' | 'Timestamp'}${Ordering}${'' | 'Path'}`
  | `BooleanEquals${'' | 'Path'}`
  | 'StringMatches'
  | `Is${'Null' | 'Present' | 'Numeric' | 'String' | 'Boolean' | 'Timestamp'}`

/** With what an operator compares. */
export type Compared<Operator extends ComparisonOperator> = Operator extends `${string}Path`
  ? JsonPath
  : Operator extends `Numeric${string}`
    ? number
    : Operator extends `Boolean${string}` | `Is${string}`
      ? boolean
      : string

interface Commented {
  readonly Comment?: string
}

/** A comparison of the value at a path. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export type ComparisonDocument = {
  [Operator in ComparisonOperator]: Commented & { readonly Variable: JsonPath } & { readonly [Name in Operator]: Compared<Name> }
}[ComparisonOperator]

/** A condition in JSONPath: a comparison, or others joined. */
export type JsonPathConditionDocument =
  | ComparisonDocument
  | (Commented & { readonly And: readonly JsonPathConditionDocument[] })
  | (Commented & { readonly Or: readonly JsonPathConditionDocument[] })
  | (Commented & { readonly Not: JsonPathConditionDocument })

/** One way of a Choice in JSONPath. */
export type JsonPathChoiceRuleDocument = JsonPathConditionDocument & AssigningPaths & { readonly Next: string }
