import { type Fields, fieldsOf, listOf } from '../fields.ts'
import { valueText } from './one-line.ts'

const SIGNS: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '<=',
  GreaterThan: '>',
  GreaterThanEquals: '>=',
  Matches: 'matches',
}
const COMPARISON = /^(?:String|Numeric|Boolean|Timestamp)(Equals|LessThan|LessThanEquals|GreaterThan|GreaterThanEquals|Matches)(Path)?$/
const KIND_TEST = /^Is([A-Z][A-Za-z]*)$/
const DEEPEST = 12

/** The condition of a Choice rule as a sentence: JSONata as it is, a JSONPath comparison as `$.size > 10 and not ($.kind = "csv")`. */
export function choiceText(rule: Fields, depth = 0): string {
  if (rule.Condition !== undefined) return valueText(rule.Condition)
  if (depth > DEEPEST) return '…'
  if (Array.isArray(rule.And)) return joined(rule.And, 'and', depth)
  if (Array.isArray(rule.Or)) return joined(rule.Or, 'or', depth)
  const negated = fieldsOf(rule.Not)
  if (negated !== undefined) return `not (${choiceText(negated, depth + 1)})`
  return comparisonText(rule) ?? valueText(withoutTarget(rule))
}

function joined(rules: unknown, word: 'and' | 'or', depth: number): string {
  const parts = listOf(rules).map((rule) => {
    const fields = fieldsOf(rule)
    if (fields === undefined) return valueText(rule)
    const text = choiceText(fields, depth + 1)
    return Array.isArray(fields.And) || Array.isArray(fields.Or) ? `(${text})` : text
  })
  return parts.join(` ${word} `)
}

function comparisonText(rule: Fields): string | undefined {
  const variable = valueText(rule.Variable ?? '?')
  for (const [operator, value] of Object.entries(rule)) {
    const [, comparison, path] = COMPARISON.exec(operator) ?? []
    if (comparison !== undefined) return `${variable} ${SIGNS[comparison]} ${path ? valueText(value) : JSON.stringify(value)}`
    const [, kind] = KIND_TEST.exec(operator) ?? []
    if (kind !== undefined) return `${variable} is ${value === false ? 'not ' : ''}${kind.toLowerCase()}`
  }
  return undefined
}

function withoutTarget({ Next: _, Comment: __, ...rule }: Fields): Fields {
  return rule
}
