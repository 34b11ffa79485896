import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluatePath, type PathRoots } from '../jsonpath/evaluate-path.ts'
import { frameRoots } from '../jsonpath/frame-roots.ts'
import { parsePath } from '../jsonpath/parse-path.ts'
import { comparisons, typeTests } from './operators.ts'

/** Whether a rule of a JSONPath Choice state holds for its input. */
export function passesRule(frame: Frame, rule: JsonObject, input: JsonValue): boolean {
  return holds(rule, frameRoots(frame, input))
}

function holds(rule: JsonObject, roots: PathRoots): boolean {
  if (Array.isArray(rule.And)) return rule.And.every((part: JsonObject) => holds(part, roots))
  if (Array.isArray(rule.Or)) return rule.Or.some((part: JsonObject) => holds(part, roots))
  if (rule.Not !== undefined) return !holds(rule.Not as JsonObject, roots)
  const variable = String(rule.Variable)
  for (const operator of Object.keys(rule)) {
    if (operator === 'IsPresent') return isPresent(variable, roots) === rule[operator]
    const test = typeTests[operator]
    if (test !== undefined) return test(required(variable, roots)) === rule[operator]
    const base = operator.endsWith('Path') ? operator.slice(0, -'Path'.length) : operator
    const comparison = comparisons[base]
    if (comparison === undefined) continue
    const other = base === operator ? (rule[operator] as JsonValue) : required(String(rule[operator]), roots)
    return comparison(required(variable, roots), other)
  }
  throw new FieldFailure(`The choice rule ${JSON.stringify(rule)} has no operator`)
}

function isPresent(path: string, roots: PathRoots): boolean {
  const parsed = parsePath(path)
  const value = evaluatePath(parsed, roots)
  return parsed.definite ? value !== undefined : Array.isArray(value) && value.length > 0
}

function required(path: string, roots: PathRoots): JsonValue {
  const value = evaluatePath(parsePath(path), roots)
  if (value !== undefined) return value
  throw new FieldFailure(`Invalid path '${path}': The choice state's condition path references an invalid value.`)
}
