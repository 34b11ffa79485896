import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluateField, evaluateTyped } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { readPathText } from '../jsonpath/path-field.ts'
import { evaluatePayloadTemplate } from '../jsonpath/payload-template.ts'
import { isJsonObject } from '../machine/state-document.ts'
import { pathInput } from './effective-input.ts'
import { numberField } from './number-field.ts'

/** The array that the state runs over. */
export async function readItems(frame: Frame): Promise<readonly JsonValue[]> {
  const { fields, queryLanguage } = frame.state
  if (queryLanguage === 'JSONata') {
    if (fields.Items === undefined) return requireArray('$states.input', frame.input)
    return await evaluateTyped(frame, 'Items', fields.Items, 'array', jsonataVariables(frame))
  }
  const path = typeof fields.ItemsPath === 'string' ? fields.ItemsPath : '$'
  return requireArray(path, readPathText(frame, path, pathInput(frame)))
}

function requireArray(path: string, value: JsonValue): readonly JsonValue[] {
  if (Array.isArray(value)) return value
  throw new FieldFailure(`Reference path "${path}" must point to array.`)
}

/** The input of one iteration: the item itself, or what `ItemSelector` makes of it. */
export async function selectItem(frame: Frame, item: JsonObject, value: JsonValue): Promise<JsonValue> {
  const { fields, queryLanguage } = frame.state
  const selector = fields.ItemSelector ?? (queryLanguage === 'JSONPath' ? fields.Parameters : undefined)
  if (selector === undefined) return value
  frame.mapItem = item
  try {
    if (queryLanguage === 'JSONata') return await evaluateField(frame, 'ItemSelector', selector, jsonataVariables(frame))
    return evaluatePayloadTemplate(frame, 'ItemSelector', selector, pathInput(frame))
  } finally {
    frame.mapItem = undefined
  }
}

/** The state's own bound of iterations at one time; 0 is no bound. */
export async function maxConcurrency(frame: Frame): Promise<number> {
  const wanted = (await numberField(frame, 'MaxConcurrency')) ?? 0
  if (wanted >= 0) return wanted
  throw new FieldFailure(`Expected non-negative integer for MaxConcurrency, got '${wanted}' instead.`)
}

/** Whether the state runs its items as executions of their own. */
export function isDistributed(frame: Frame): boolean {
  const processor = frame.state.fields.ItemProcessor ?? frame.state.fields.Iterator
  const config = isJsonObject(processor) ? processor.ProcessorConfig : undefined
  return isJsonObject(config) && config.Mode === 'DISTRIBUTED'
}
