import type { Scalar } from '../dialect/literal.ts'

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

/** One side of a comparison. */
export type Operand = { readonly kind: 'column'; readonly name: string } | { readonly kind: 'value'; readonly value: Scalar }

/** What a row must satisfy to be looked at. */
export type Condition =
  | { readonly kind: 'comparison'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'null'; readonly column: string; readonly negated: boolean }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly Scalar[]; readonly negated: boolean }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }

/** The columns that a condition names, each once. */
export function conditionColumns(condition: Condition): readonly string[] {
  return [...new Set(columnsOf(condition))]
}

function columnsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'comparison':
      return [condition.left, condition.right].flatMap((operand) => (operand.kind === 'column' ? [operand.name] : []))
    case 'null':
    case 'in':
      return [condition.column]
    case 'not':
      return columnsOf(condition.condition)
    default:
      return condition.conditions.flatMap(columnsOf)
  }
}
