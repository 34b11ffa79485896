/** A column's type while it is inferred. `unknown` has been seen only as null or empty. */
export type HiveType =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'primitive'; readonly name: string }
  | { readonly kind: 'array'; readonly element: HiveType }
  | { readonly kind: 'map'; readonly key: HiveType; readonly value: HiveType }
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, HiveType> }

/** One column of a schema, its name in lower case. */
export interface InferredColumn {
  readonly name: string
  readonly type: HiveType
}

export const UNKNOWN: HiveType = { kind: 'unknown' }

/** A type without parts: `bigint`, `decimal(10,2)`. */
export function primitive(name: string): HiveType {
  return { kind: 'primitive', name }
}

/** Numbers from narrow to wide: two of them merge into the wider. A float and a long integer need a double. */
const NUMBERS = ['tinyint', 'smallint', 'int', 'bigint', 'float', 'double']

/** The narrowest type that holds values of both; `string` where there is none, as the crawler writes it. */
export function mergeTypes(left: HiveType, right: HiveType): HiveType {
  if (left.kind === 'unknown') return right
  if (right.kind === 'unknown') return left
  if (left.kind === 'primitive' && right.kind === 'primitive') return mergePrimitives(left.name, right.name)
  if (left.kind === 'array' && right.kind === 'array') return { kind: 'array', element: mergeTypes(left.element, right.element) }
  if (left.kind === 'map' && right.kind === 'map') {
    return { kind: 'map', key: mergeTypes(left.key, right.key), value: mergeTypes(left.value, right.value) }
  }
  if (left.kind === 'struct' && right.kind === 'struct') {
    const fields = new Map(left.fields)
    for (const [name, type] of right.fields) fields.set(name, mergeTypes(fields.get(name) ?? UNKNOWN, type))
    return { kind: 'struct', fields }
  }
  return primitive('string')
}

function mergePrimitives(left: string, right: string): HiveType {
  if (left === right) return primitive(left)
  const [a, b] = [NUMBERS.indexOf(left), NUMBERS.indexOf(right)]
  if (a < 0 || b < 0) return primitive('string')
  const wider = NUMBERS[Math.max(a, b)] as string // both indexes are in the table
  const isWide = (name: string) => name === 'int' || name === 'bigint'
  return primitive(wider === 'float' && (isWide(left) || isWide(right)) ? 'double' : wider)
}

/** Columns of both, in the order in which they were first seen. */
export function mergeColumns(left: readonly InferredColumn[], right: readonly InferredColumn[]): readonly InferredColumn[] {
  const merged = new Map(left.map(({ name, type }) => [name, type]))
  for (const { name, type } of right) merged.set(name, mergeTypes(merged.get(name) ?? UNKNOWN, type))
  return [...merged].map(([name, type]) => ({ name, type }))
}

/** The type in Hive's notation, as the catalog keeps it: `array<struct<id:int,name:string>>`. What was never seen with a value is a string. */
export function hiveTypeName(type: HiveType): string {
  switch (type.kind) {
    case 'unknown':
      return 'string'
    case 'primitive':
      return type.name
    case 'array':
      return `array<${hiveTypeName(type.element)}>`
    case 'map':
      return `map<${hiveTypeName(type.key)},${hiveTypeName(type.value)}>`
    case 'struct': {
      // Hive has no struct without fields.
      if (type.fields.size === 0) return 'string'
      return `struct<${[...type.fields].map(([name, field]) => `${name}:${hiveTypeName(field)}`).join(',')}>`
    }
  }
}
