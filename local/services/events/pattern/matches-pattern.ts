import type { JsonObject, JsonValue } from '../../../../asl/json.ts'
import { isJsonObject } from '../../../tasks/json-object.ts'
import { takes } from './rules.ts'

/**
 * Whether an event fits a pattern: every member of the pattern has to fit, of an array any rule, of `$or` any pattern.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matchesPattern(pattern: JsonValue, event: JsonValue | undefined): boolean {
  // Of several objects in an array one has to fit as a whole.
  if (Array.isArray(event)) return event.some((item) => matchesPattern(pattern, item)) || matchesNothing(pattern)
  return isJsonObject(pattern) && Object.entries(pattern).every(([name, rule]) => fits(name, rule, event))
}

function fits(name: string, rule: JsonValue, event: JsonValue | undefined): boolean {
  if (name === '$or' && Array.isArray(rule)) return rule.some((alternative) => matchesPattern(alternative, event))
  const value = isJsonObject(event) ? (event as JsonObject)[name] : undefined
  if (isJsonObject(rule)) return matchesPattern(rule, value)
  return Array.isArray(rule) && rule.some((one) => fitsRule(one, value))
}

function fitsRule(rule: JsonValue, value: JsonValue | undefined): boolean {
  if (Array.isArray(value) && value.length > 0) return value.some((item) => fitsRule(rule, item as JsonValue))
  return takes(rule, value)
}

/** A pattern that asks for what is not there fits an empty array. */
function matchesNothing(pattern: JsonValue): boolean {
  return matchesPattern(pattern, undefined)
}
