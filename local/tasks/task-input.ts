import type { NormalizedSchema } from '@smithy/core/schema'
import type { JsonValue } from '../../asl/json.ts'
import type { OperationModel } from '../endpoint/service-model.ts'
import { isJsonObject } from './json-object.ts'
import { UnusableTask } from './unusable-task.ts'

/**
 * A task's arguments as the service's input: members by their PascalCase names, text to dates and bytes where the schema
 * says so, and JSON where the API takes text. Throws {@link UnusableTask} in the words of Step Functions.
 */
export function readTaskInput({ input: schema, required }: OperationModel, value: JsonValue): Record<string, unknown> {
  if (schema.isUnitSchema()) return {}
  if (!isJsonObject(value)) throw unusableArguments(value, ['Parameters must be a JSON object'])
  const problems: string[] = []
  const input = readStruct(schema, value, problems)
  const given = new Set(Object.keys(value).map(capitalised))
  for (const name of required) if (!given.has(capitalised(name))) problems.push(missingField(capitalised(name)))
  if (problems.length > 0) throw unusableArguments(value, problems)
  return input
}

/** The error of arguments that do not fit, as recorded executions have it. */
export function unusableArguments(value: JsonValue, problems: readonly string[]): UnusableTask {
  return new UnusableTask(`The Parameters '${JSON.stringify(value)}' could not be used to start the Task: [${problems.join(', ')}]`)
}

/** One of the problems of {@link unusableArguments}. */
export function missingField(field: string): string {
  return `The field '${field}' is required but was missing`
}

function readStruct(schema: NormalizedSchema, value: Readonly<Record<string, JsonValue>>, problems: string[]): Record<string, unknown> {
  const members = new Map([...schema.structIterator()].map(([name, member]) => [capitalised(name), { name, member }]))
  const input: Record<string, unknown> = {}
  for (const [field, given] of Object.entries(value)) {
    const found = members.get(capitalised(field))
    if (found === undefined) problems.push(`The field '${field}' is not supported by Step Functions`)
    // A null member is as if it were not there.
    else if (given !== null) input[found.name] = readValue(found.member, given, field, problems)
  }
  return input
}

function readValue(schema: NormalizedSchema, value: JsonValue, field: string, problems: string[]): unknown {
  const wrong = () => {
    problems.push(`The value of the field '${field}' has an invalid format`)
    return undefined
  }
  if (schema.isDocumentSchema()) return value
  if (schema.isListSchema())
    return Array.isArray(value) ? value.map((item) => readValue(schema.getValueSchema(), item, field, problems)) : wrong()
  if (schema.isMapSchema()) return isJsonObject(value) ? readMap(schema, value, field, problems) : wrong()
  if (schema.isStructSchema()) return isJsonObject(value) ? readStruct(schema, value, problems) : wrong()
  if (schema.isBlobSchema()) return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
  if (schema.isTimestampSchema()) return readDate(value) ?? wrong()
  if (schema.isBooleanSchema()) return typeof value === 'boolean' ? value : wrong()
  if (schema.isNumericSchema()) return typeof value === 'number' ? value : wrong()
  if (schema.isBigIntegerSchema()) return typeof value === 'number' ? BigInt(value) : wrong()
  // Where the API takes text, Step Functions writes a structure as JSON: `"Input": { "key": "value" }`.
  if (schema.isStringSchema()) return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : wrong()
  return value
}

function readMap(
  schema: NormalizedSchema,
  value: Readonly<Record<string, JsonValue>>,
  field: string,
  problems: string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readValue(schema.getValueSchema(), item, field, problems)]))
}

function readDate(value: JsonValue): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  // A number is seconds, as in the JSON protocols.
  const date = new Date(typeof value === 'number' ? value * 1000 : value)
  return Number.isNaN(date.getTime()) ? undefined : date
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
