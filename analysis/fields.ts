/** The fields of a JSON object that nobody has checked yet. */
export type Fields = Readonly<Record<string, unknown>>

/** The value as an object with fields; undefined for an array, a scalar and null. */
export function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return value as Fields // narrowed to a plain object above; TypeScript cannot see its index signature
}

/** The value as a list; empty for all else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The value where it is a string. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Whether the object has the field, whatever its value. */
export function has(fields: Fields, name: string): boolean {
  return Object.hasOwn(fields, name)
}
