import type { JsonValue } from '../json.ts'

/** The JSONata of a constant. */
export function renderValue(value: JsonValue): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(renderValue).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([name, member]) => `${quote(name)}: ${renderValue(member)}`)
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
  }
  // JSONata reads `-1` after an operator as a subtraction's operand only inside brackets.
  return typeof value === 'number' && value < 0 ? `(${value})` : String(value)
}

/** A JSONata string; `%}` inside it would end the expression. */
export function quote(value: string): string {
  return JSON.stringify(value).replaceAll('%}', '\\u0025}').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}
