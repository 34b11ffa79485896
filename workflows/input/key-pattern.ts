/** The pattern of an object's key with the fields of the input in it. */
export interface KeyPattern {
  /** A regular expression with one group for each field. */
  readonly pattern: string
  /** The fields in the order of the groups. */
  readonly fields: readonly string[]
}

const FIELD = /\{([a-z_]+)\}/g

/**
 * Reads `silver/{record_type}/dt={dt}/`: each field stands for the characters up to the next slash, or with `{key}` alone for the whole key.
 * The key may go on after the pattern.
 */
export function keyPattern(text: string): KeyPattern {
  if (text === '{key}') return { pattern: '^(.+)$', fields: ['key'] }
  const fields = [...text.matchAll(FIELD)].map(([, name = '']) => name)
  const pieces = text.split(FIELD).filter((_, index) => index % 2 === 0)
  return { pattern: `^${pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('([^/]+)')}`, fields }
}
