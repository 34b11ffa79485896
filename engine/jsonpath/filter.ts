import type { JsonValue } from '../../asl/json.ts'
import type { Path } from './path.ts'

/** A value in a filter: a literal, a pattern, or what a path finds. */
export type FilterOperand =
  | { readonly kind: 'literal'; readonly value: JsonValue }
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  | { readonly kind: 'item'; readonly path: Path }
  | { readonly kind: 'path'; readonly path: Path }

/** The condition between `?(` and `)`. */
export type FilterExpression =
  | { readonly kind: 'any' | 'all'; readonly parts: readonly FilterExpression[] }
  | { readonly kind: 'not'; readonly part: FilterExpression }
  | { readonly kind: 'exists'; readonly operand: FilterOperand }
  | { readonly kind: 'compare'; readonly operator: string; readonly left: FilterOperand; readonly right: FilterOperand }

/** What a path of a filter finds: from the item for `@`, from the document for `$`. */
export type FindOperand = (operand: FilterOperand & { readonly kind: 'item' | 'path' }, item: JsonValue) => JsonValue | undefined

/** Whether an item passes a filter. */
export function passesFilter(test: FilterExpression, item: JsonValue, find: FindOperand): boolean {
  switch (test.kind) {
    case 'any':
      return test.parts.some((part) => passesFilter(part, item, find))
    case 'all':
      return test.parts.every((part) => passesFilter(part, item, find))
    case 'not':
      return !passesFilter(test.part, item, find)
    case 'exists':
      return operandValue(test.operand, item, find) !== undefined
    case 'compare':
      return compare(test.operator, operandValue(test.left, item, find), test.right, item, find)
  }
}

function operandValue(operand: FilterOperand, item: JsonValue, find: FindOperand): JsonValue | undefined {
  if (operand.kind === 'literal') return operand.value
  if (operand.kind === 'pattern') return undefined
  return find(operand, item)
}

function compare(operator: string, left: JsonValue | undefined, operand: FilterOperand, item: JsonValue, find: FindOperand): boolean {
  if (operand.kind === 'pattern') return operator === '=~' && typeof left === 'string' && operand.pattern.test(left)
  const right = operandValue(operand, item, find)
  const comparison = comparisons[operator]
  return comparison?.(left, right) ?? false
}

const comparisons: Readonly<Record<string, (left: JsonValue | undefined, right: JsonValue | undefined) => boolean>> = {
  '==': same,
  '!=': (left, right) => !same(left, right),
  '<': (left, right) => ordered(left, right, (order) => order < 0),
  '<=': (left, right) => ordered(left, right, (order) => order <= 0),
  '>': (left, right) => ordered(left, right, (order) => order > 0),
  '>=': (left, right) => ordered(left, right, (order) => order >= 0),
  in: (left, right) => Array.isArray(right) && right.some((entry) => same(left, entry)),
  nin: (left, right) => Array.isArray(right) && !right.some((entry) => same(left, entry)),
  contains: (left, right) =>
    typeof left === 'string' ? left.includes(String(right)) : Array.isArray(left) && left.some((entry) => same(entry, right)),
  size: (left, right) => (typeof left === 'string' || Array.isArray(left)) && left.length === right,
  empty: (left, right) => (typeof left === 'string' || Array.isArray(left)) && (left.length === 0) === right,
}

function same(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  return JSON.stringify(left) === JSON.stringify(right)
}

function ordered(left: JsonValue | undefined, right: JsonValue | undefined, accepts: (order: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return accepts(left - right)
  if (typeof left !== 'string' || typeof right !== 'string') return false
  return accepts(left < right ? -1 : Number(left > right))
}
