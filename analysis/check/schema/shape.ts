import type { QueryLanguage } from '../document/views.ts'

/** What a field takes. Sizes and ranges are AWS's. */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text'; readonly takesExpression?: true; readonly notEmpty?: true }
  | { readonly kind: 'texts' }
  | { readonly kind: 'timestamp'; readonly takesExpression?: true }
  | { readonly kind: 'integer' | 'number'; readonly least?: number; readonly most?: number; readonly takesExpression?: true }
  | { readonly kind: 'oneOf'; readonly values: readonly string[]; readonly takesExpression?: true }
  | {
      readonly kind: 'path'
      readonly isNullable?: true
      readonly isReference?: true
      readonly isResult?: true
      readonly takesIntrinsic?: true
    }
  | { readonly kind: 'template'; readonly takes: 'any' | 'object' | 'items' | 'arguments' }
  | { readonly kind: 'record'; readonly of: RecordShape }
  | { readonly kind: 'records'; readonly of: RecordShape; readonly notEmpty?: true }
  /** States inside, which the walk visits on its own. */
  | { readonly kind: 'states' }

/** A field of a state or of an object inside one. */
export interface FieldShape {
  readonly shape: Shape
  /** The one query language that has the field. Default: both. */
  readonly only?: QueryLanguage
}

/** An object with its fields, and how they go together. */
export interface RecordShape {
  readonly fields: Readonly<Record<string, FieldShape>>
  readonly required?: readonly string[]
  /** AWS words a single required member of an argument otherwise than required fields of a state. */
  readonly requiredMember?: string
  /** Groups of which exactly one field must be there. */
  readonly exactlyOne?: readonly (readonly string[])[]
  /** Groups of which at most one field may be there. */
  readonly atMostOne?: readonly (readonly string[])[]
}

export const any: FieldShape = { shape: { kind: 'any' } }
export const boolean: FieldShape = { shape: { kind: 'boolean' } }
export const text: FieldShape = { shape: { kind: 'text' } }
export const states: FieldShape = { shape: { kind: 'states' } }

/** A field that only JSONPath states have. */
export function inJsonPath(shape: Shape): FieldShape {
  return { shape, only: 'JSONPath' }
}

/** A field that only JSONata states have. */
export function inJsonata(shape: Shape): FieldShape {
  return { shape, only: 'JSONata' }
}

/** A whole number, or in JSONata an expression that yields one. */
export function integer(least?: number, most?: number): FieldShape {
  return { shape: { kind: 'integer', takesExpression: true, ...(least !== undefined && { least }), ...(most !== undefined && { most }) } }
}

/** One of some words. */
export function oneOf(...values: readonly string[]): FieldShape {
  return { shape: { kind: 'oneOf', values } }
}
