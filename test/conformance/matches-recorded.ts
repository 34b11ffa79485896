import type { JsonValue } from '../../asl/json.ts'
import type { ServiceChanges } from './service-changes.ts'

/** Compares a recorded value with one of ours. */
export type Matcher = (expected: JsonValue | undefined, actual: JsonValue | undefined) => boolean

/**
 * A matcher of recorded values: the order of an object's members does not count, and a placeholder that the recorder
 * put in for a date or an id matches any text in its place.
 */
export function matcher(wildcards: readonly string[] = [], { beforeRedriveCount }: Partial<ServiceChanges> = {}): Matcher {
  const patterns = new Map<string, RegExp | undefined>()
  const ordered = [...wildcards].sort((left, right) => right.length - left.length)

  function patternOf(text: string): RegExp | undefined {
    if (patterns.has(text)) return patterns.get(text)
    const parts = ordered.reduce<string[]>((pieces, wildcard) => pieces.flatMap((piece) => piece.split(wildcard)), [text])
    const pattern = parts.length === 1 ? undefined : new RegExp(`^${parts.map(literal).join('[\\s\\S]*')}$`)
    patterns.set(text, pattern)
    return pattern
  }

  function matches(expected: JsonValue | undefined, actual: JsonValue | undefined): boolean {
    if (expected === actual) return true
    if (typeof expected === 'string') return matchesText(expected, actual)
    if (typeof expected !== 'object' || typeof actual !== 'object' || expected === null || actual === null) return false
    if (Array.isArray(expected) || Array.isArray(actual)) return matchesList(expected, actual)
    return matchesObject(expected as Record<string, JsonValue>, actual as Record<string, JsonValue>)
  }

  function matchesText(expected: string, actual: JsonValue | undefined): boolean {
    if (ordered.includes(expected)) return actual !== undefined
    const pattern = patternOf(expected)
    return pattern !== undefined && typeof actual === 'string' && pattern.test(actual)
  }

  function matchesList(expected: JsonValue, actual: JsonValue): boolean {
    if (!Array.isArray(expected) || !Array.isArray(actual) || expected.length !== actual.length) return false
    return expected.every((item, index) => matches(item, actual[index]))
  }

  function matchesObject(expected: Record<string, JsonValue>, actual: Record<string, JsonValue>): boolean {
    const names = Object.keys(expected)
    if (!names.every((name) => Object.hasOwn(actual, name) && matches(expected[name], actual[name]))) return false
    return Object.keys(actual).every((name) => Object.hasOwn(expected, name) || (beforeRedriveCount === true && name === 'RedriveCount'))
  }

  return matches
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A recorded cause is the value of a JSON text where AWS returned one: ours is read in the same way. */
export function matchesCause(matches: Matcher, expected: JsonValue | undefined, actual: string | undefined): boolean {
  if (typeof expected !== 'object' || expected === null || actual === undefined) return matches(expected, actual)
  try {
    return matches(expected, JSON.parse(actual))
  } catch {
    return false
  }
}
