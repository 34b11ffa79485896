import { type Fields, fieldsOf } from '../../fields.ts'
import type { Place } from './place.ts'
import { repeatedKeys } from './repeated-keys.ts'

/** What a value is, before anything in it is looked at. */
export type Definition =
  /** `repeated`: members that come twice in one object, which only a text can have. */
  | { readonly kind: 'read'; readonly fields: Fields; readonly bytes: number; readonly repeated: readonly Place[] }
  | { readonly kind: 'not-json'; readonly problem: string; readonly bytes: number }
  | { readonly kind: 'not-an-object'; readonly bytes: number }
  | { readonly kind: 'too-deep'; readonly bytes: number }

/** Deeper than any definition a person writes, and shallow enough for the call stack of every rule. */
export const DEEPEST = 300

const encoder = new TextEncoder()

/** Reads a definition from JSON text, or from any value that can be written as JSON. Never throws. */
export function readDefinition(machine: unknown): Definition {
  const text = typeof machine === 'string' ? machine : jsonText(machine)
  const bytes = encoder.encode(text ?? '').length
  if (text === undefined || text.trim() === '') return { kind: 'not-an-object', bytes }
  if (depthOf(text) > DEEPEST) return { kind: 'too-deep', bytes }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { kind: 'not-json', problem: describe(text, error), bytes }
  }
  const fields = fieldsOf(value)
  if (fields === undefined) return { kind: 'not-an-object', bytes }
  return { kind: 'read', fields, bytes, repeated: typeof machine === 'string' ? repeatedKeys(machine) : [] }
}

/** The JSON of a value; undefined for what has none: a function, a value that holds itself. */
function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

/** How many brackets are open at most, those inside texts left out. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|[[\]{}]/g)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth)
    else if (token === '}' || token === ']') depth--
  }
  return deepest
}

/** A bare word in AWS's wording; all else in the words of the parser here. */
function describe(text: string, error: unknown): string {
  const word = /^\s*([A-Za-z_$][\w$]*)/.exec(text)?.[1]
  if (word !== undefined && !['true', 'false', 'null'].includes(word)) {
    return `Unrecognized token '${word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`
  }
  return error instanceof Error ? error.message : 'The text is no JSON'
}
