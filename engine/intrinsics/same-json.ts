import type { JsonValue } from '../../asl/json.ts'

/** Whether two values are the same JSON; the order of an object's members does not count. */
export function sameJson(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  const [one, other] = [left as Record<string, JsonValue>, right as Record<string, JsonValue>]
  return names.every((name) => Object.hasOwn(other, name) && sameJson(one[name] as JsonValue, other[name] as JsonValue))
}
