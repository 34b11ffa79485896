import type { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from '../service.ts'

/**
 * Throws `SerializationException` where a member's value is not of its type. The SDK's codecs trust what they read, so a
 * handler would otherwise meet a number for a name, or text for a list.
 */
export function requireTypes(schema: NormalizedSchema, value: unknown): void {
  if (value === undefined || value === null || schema.isDocumentSchema()) return
  if (schema.isStructSchema()) requireMembers(schema, asObject(value))
  else if (schema.isMapSchema()) requireItems(schema, Object.values(asObject(value)))
  else if (schema.isListSchema()) requireItems(schema, asList(value))
  else requireSimple(schema, value)
}

function requireSimple(schema: NormalizedSchema, value: unknown): void {
  const expected = simpleType(schema)
  if (expected === undefined || expected.types.includes(typeof value)) return
  if (typeof value === 'object') throw problem('Start of structure or map found where not expected.')
  throw problem(`${tokenOf(value)}_VALUE can not be converted to ${expected.name}`)
}

function tokenOf(value: unknown): string {
  return typeof value === 'boolean' ? String(value).toUpperCase() : typeof value === 'number' ? 'NUMBER' : 'STRING'
}

function requireMembers(schema: NormalizedSchema, value: Readonly<Record<string, unknown>>): void {
  for (const [name, member] of schema.structIterator()) requireTypes(member, value[name])
}

function requireItems(schema: NormalizedSchema, items: readonly unknown[]): void {
  for (const item of items) requireTypes(schema.getValueSchema(), item)
}

function simpleType(schema: NormalizedSchema): { readonly name: string; readonly types: readonly string[] } | undefined {
  if (schema.isStringSchema()) return { name: 'a String', types: ['string'] }
  if (schema.isBooleanSchema()) return { name: 'a Boolean', types: ['boolean'] }
  if (schema.isNumericSchema()) return { name: 'an Integer', types: ['number'] }
  // Dates and bytes have been read into values of their own, or their codec has thrown.
  return undefined
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>
  throw problem('Expected a structure or map')
}

function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw problem('Expected a list')
}

function problem(message: string): AwsError {
  return new AwsError('SerializationException', message, 400)
}
