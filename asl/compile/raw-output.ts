import type { Expression } from '../expression/expression.ts'
import { member } from '../flow/raw.ts'
import type { RawStep } from '../flow/step.ts'
import type { JsonValue } from '../json.ts'

/** What a raw state in JSONata gives to the next: its `Output`, or else its result, or else its input. */
export function rawOutput(step: RawStep): Expression {
  const output = member(step.state, 'Output')
  if (output !== undefined) return evaluated(output)
  return { kind: 'jsonata', strings: [HAS_RESULT.has(step.type) ? '$states.result' : '$states.input'], parts: [], present: true }
}

const HAS_RESULT = new Set(['Task', 'Parallel', 'Map'])
const EXPRESSION = /^\{%(.*)%\}$/s

/** A template whose strings may be expressions, as an expression. */
function evaluated(template: Expression): Expression {
  if (template.kind === 'object') {
    return {
      kind: 'object',
      members: Object.fromEntries(Object.entries(template.members).map(([name, value]) => [name, evaluated(value)])),
    }
  }
  if (template.kind === 'array') return { kind: 'array', items: template.items.map(evaluated) }
  return template.kind === 'literal' ? evaluatedValue(template.value) : template
}

function evaluatedValue(value: JsonValue): Expression {
  if (typeof value === 'string') {
    const source = EXPRESSION.exec(value)?.[1]
    return source === undefined ? { kind: 'literal', value } : { kind: 'jsonata', strings: [source.trim()], parts: [] }
  }
  if (Array.isArray(value)) return { kind: 'array', items: value.map(evaluatedValue) }
  if (typeof value !== 'object' || value === null) return { kind: 'literal', value }
  return { kind: 'object', members: Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, evaluatedValue(inner)])) }
}
