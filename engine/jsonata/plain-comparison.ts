import { readPlainPath, undecided } from './plain-path.ts'

const COMPARISON = /^(\$[\w.]+)\s*(=|!=|<=|>=|<|>)\s*(-?\d+(?:\.\d+)?|'[^'\\]*'|"[^"\\]*"|true|false|null)$/

type Primitive = string | number | boolean | null

const operators: Readonly<Record<string, (left: Primitive, right: Primitive) => boolean | typeof undecided>> = {
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': ordered((left, right) => left < right),
  '<=': ordered((left, right) => left <= right),
  '>': ordered((left, right) => left > right),
  '>=': ordered((left, right) => left >= right),
}

/**
 * Reads a comparison of a plain path with a literal, or undefined for any other expression.
 * Only what the full evaluator would surely answer in the same way is answered: everything else is undecided.
 */
export function readPlainComparison(text: string): ((variables: Record<string, unknown>) => unknown) | undefined {
  const match = COMPARISON.exec(text)
  if (match === null) return undefined
  const [, pathText, operator, literalText] = match as unknown as [string, string, string, string]
  const path = readPlainPath(pathText)
  const compare = operators[operator]
  if (path === undefined || compare === undefined) return undefined
  const literal = readLiteral(literalText)
  return (variables) => {
    const value = path(variables)
    return isPrimitive(value) ? compare(value, literal) : undecided
  }
}

function readLiteral(text: string): Primitive {
  return text.startsWith("'") || text.startsWith('"') ? text.slice(1, -1) : (JSON.parse(text) as Primitive)
}

function isPrimitive(value: unknown): value is Primitive {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** JSONata orders two numbers or two strings, and reports anything else. */
function ordered(accepts: (left: number | string, right: number | string) => boolean) {
  return (left: Primitive, right: Primitive): boolean | typeof undecided => {
    if (typeof left === 'number' && typeof right === 'number') return accepts(left, right)
    return typeof left === 'string' && typeof right === 'string' ? accepts(left, right) : undecided
  }
}
