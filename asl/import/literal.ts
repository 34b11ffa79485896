import type { JsonObject, JsonValue } from '../json.ts'

/** The longest line that is written, as the project's formatter has it. */
export const WIDTH = 140
const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/

/** A JSON value as TypeScript, laid out for a line that is indented by `indent` spaces and has `before` characters on it already. */
export function literal(value: JsonValue, indent = 0, before = 0): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : JSON.stringify(value)
  const line = onOneLine(value)
  // A comma may follow. Objects of objects are read better member by member.
  if (indent + before + line.length < WIDTH && isFlat(value)) return line
  const inner = ' '.repeat(indent + 2)
  const lines = Array.isArray(value) ? value.map((item) => literal(item, indent + 2)) : membersOf(value as JsonObject, indent + 2)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${lines.map((text) => `${inner}${text},\n`).join('')}${' '.repeat(indent)}${close}`
}

/** A string in quotes; in the kind of quotes that needs fewer escapes. */
export function stringLiteral(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  if (text.includes("'") && !text.includes('"')) return `"${escaped}"`
  return `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** A member's name as TypeScript; `__proto__` in brackets, for without them it is no member. */
export function memberName(name: string): string {
  if (name === '__proto__') return "['__proto__']"
  return IDENTIFIER.test(name) ? name : stringLiteral(name)
}

function membersOf(value: JsonObject, indent: number): readonly string[] {
  return Object.entries(value).map(([name, member]) => {
    const written = memberName(name)
    return `${written}: ${literal(member, indent, written.length + 2)}`
  })
}

function onOneLine(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return literal(value)
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  const members = Object.entries(value).map(([name, member]) => `${memberName(name)}: ${onOneLine(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/** Whether a value is read at a glance: no more than two levels of objects. */
function isFlat(value: JsonValue, levels = 2): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every((item) => isFlat(item, levels))
  return levels > 0 && Object.values(value).every((member) => isFlat(member, levels - 1))
}
