import type { JsonValue } from '../../../../asl/json.ts'
import { AwsError } from '../../../service.ts'
import { isJsonObject } from '../../../tasks/json-object.ts'
import { rules } from './rules.ts'

/** Reads a pattern. Throws `InvalidEventPatternException` with the place of what is wrong. */
export function parsePattern(text: string): JsonValue {
  let pattern: JsonValue
  try {
    pattern = JSON.parse(text) as JsonValue
  } catch (cause) {
    throw refused(`Invalid JSON: ${(cause as Error).message}`)
  }
  checkObject(pattern, '')
  return pattern
}

function checkObject(pattern: JsonValue, path: string): void {
  if (!isJsonObject(pattern)) throw refused(`Filter is not an object${path === '' ? '' : ` at ${path}`}`)
  if (Object.keys(pattern).length === 0) throw refused(`Empty objects are not allowed${path === '' ? '' : ` at ${path}`}`)
  for (const [name, rule] of Object.entries(pattern)) {
    const at = path === '' ? name : `${path}.${name}`
    if (name === '$or' && Array.isArray(rule) && rule.length > 1 && rule.every((item) => isJsonObject(item as JsonValue))) {
      for (const alternative of rule) checkObject(alternative as JsonValue, at)
    } else if (isJsonObject(rule)) checkObject(rule, at)
    else if (!Array.isArray(rule)) throw refused(`"${at}" must be an object or an array`)
    else if (rule.length === 0) throw refused(`Empty arrays are not allowed at ${at}`)
    else for (const one of rule) checkRule(one as JsonValue, at)
  }
}

function checkRule(rule: JsonValue, path: string): void {
  if (Array.isArray(rule)) throw refused(`Match value must be String, number, true, false, or null at ${path}`)
  if (!isJsonObject(rule)) return
  const names = Object.keys(rule)
  const unknown = names.find((name) => !Object.hasOwn(rules, name))
  if (unknown !== undefined || names.length !== 1) {
    throw refused(`Unrecognized match type ${unknown ?? names.join(', ')} at ${path}; there are ${Object.keys(rules).join(', ')}`)
  }
}

function refused(reason: string): AwsError {
  return new AwsError('InvalidEventPatternException', `Event pattern is not valid. Reason: ${reason}`, 400)
}
