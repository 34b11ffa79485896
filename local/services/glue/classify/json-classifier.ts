import type { TextSample } from './csv-classifier.ts'
import type { JsonSchema } from './file-schema.ts'
import { type HiveType, type InferredColumn, mergeTypes, primitive, UNKNOWN } from './hive-type.ts'
import { isRecord, jsonPath } from './json-path.ts'
import { arrayElements, jsonValues } from './json-values.ts'

/**
 * The schema of JSON objects, one after another or one a line, or undefined where the text is no JSON.
 * Columns are the union of all fields. The built-in classifier takes a top-level array as one value: a table of the single column `array`.
 * With the `path` of a custom classifier the schema is that of what the path points at; values that are no objects make the column `record`.
 * https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html#custom-classifier-json
 */
export function classifyJson(sample: TextSample, path?: string): JsonSchema | undefined {
  if (!/^\s*[[{]/.test(sample.text)) return undefined
  const whole = jsonValues(sample.text)
  const elements = whole === undefined && sample.isTruncated ? arrayElements(sample.text) : undefined
  const read = whole ?? elements
  if (read === undefined) return undefined
  const documents = elements === undefined ? read.values : [read.values]
  const records = path === undefined ? documents : documents.flatMap(jsonPath(path) ?? (() => []))
  if (records.length === 0) return undefined
  const { columns, paths } = columnsOf(records)
  if (columns.length === 0) return undefined
  const counted = { records: records.length, bytes: read.characters, isWhole: !sample.isTruncated }
  return { kind: 'json', columns, paths, ...counted, ...(path === undefined ? {} : { jsonPath: path }) }
}

/** The type of a JSON value: whole numbers are `int` or `bigint` by their size, others `double`. */
export function jsonType(value: unknown): HiveType {
  if (value === null || value === undefined) return UNKNOWN
  if (typeof value === 'boolean') return primitive('boolean')
  if (typeof value === 'number') return primitive(numberType(value))
  if (Array.isArray(value)) {
    return { kind: 'array', element: value.reduce<HiveType>((type, element) => mergeTypes(type, jsonType(element)), UNKNOWN) }
  }
  if (isRecord(value)) return { kind: 'struct', fields: new Map(Object.entries(value).map(([name, field]) => [name, jsonType(field)])) }
  return primitive('string')
}

function numberType(value: number): string {
  if (!Number.isInteger(value)) return 'double'
  if (value === (value | 0)) return 'int'
  return Math.abs(value) < 2 ** 63 ? 'bigint' : 'double'
}

function columnsOf(records: readonly unknown[]): { readonly columns: readonly InferredColumn[]; readonly paths: readonly string[] } {
  const types = new Map<string, HiveType>()
  const spelling = new Map<string, string>()
  for (const record of records) {
    const fields = isRecord(record) ? Object.entries(record) : [[Array.isArray(record) ? 'array' : 'record', record] as const]
    for (const [field, value] of fields) {
      const name = field.toLowerCase()
      if (!spelling.has(name)) spelling.set(name, field)
      types.set(name, mergeTypes(types.get(name) ?? UNKNOWN, jsonType(value)))
    }
  }
  return { columns: [...types].map(([name, type]) => ({ name, type })), paths: [...spelling.values()].sort() }
}
