import type { JsonValue } from '../../asl/json.ts'

/** Compares a recorded value with one of ours. */
export type Matcher = (expected: JsonValue | undefined, actual: JsonValue | undefined) => boolean

/**
 * A matcher of recorded values: the order of an object's members does not count, and a placeholder that the recorder
 * put in for a date or an id matches any text in its place.
 */
export function matcher(wildcards: readonly string[] = []): Matcher {
  const patterns = new Map<string, RegExp | undefined>()
  const ordered = [...wildcards].sort((left, right) => right.length - left.length)

  function patternOf(text: string): RegExp | undefined {
    if (patterns.has(text)) return patterns.get(text)
    const parts = ordered.reduce<string[]>((pieces, wildcard) => pieces.flatMap((piece) => piece.split(wildcard)), [text])
    const pattern = parts.length === 1 ? undefined : new RegExp(`^${parts.map(escape).join('[\\s\\S]*')}$`)
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
    return Object.keys(actual).every((name) => Object.hasOwn(expected, name) || isLaterAddition(name, actual[name]))
  }

  return matches
}

/** AWS added `Execution.RedriveCount` to the context object in November 2023: older recordings do not have it. */
function isLaterAddition(name: string, value: JsonValue | undefined): boolean {
  return name === 'RedriveCount' && value === 0
}

function escape(text: string): string {
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
