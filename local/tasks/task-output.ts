import type { NormalizedSchema } from '@smithy/core/schema'
import type { JsonValue } from '../../asl/json.ts'

/** How a kind of integration writes dates: the SDK's as ISO-8601 text, the optimised ones as milliseconds since the Unix epoch. */
export type DateStyle = 'text' | 'milliseconds'

/** A service's output as a task's result: PascalCase members, dates as the integration writes them, bodies as text, no `$metadata`. */
export async function taskOutput(schema: NormalizedSchema, output: unknown, dates: DateStyle): Promise<JsonValue> {
  if (schema.isUnitSchema()) return {}
  return (await render(schema, output ?? {}, dates)) ?? {}
}

async function render(schema: NormalizedSchema, value: unknown, dates: DateStyle): Promise<JsonValue | undefined> {
  if (value === undefined || value === null) return undefined
  if (value instanceof Date) return dates === 'text' ? value.toISOString().replace('.000Z', 'Z') : value.getTime()
  if (value instanceof Uint8Array) return Buffer.from(value).toString()
  if (typeof value === 'bigint') return Number(value)
  // What is left of simple values is what JSON has; a document is JSON by definition.
  if (typeof value !== 'object' || schema.isDocumentSchema()) return value as JsonValue
  if (Symbol.asyncIterator in value) return textOf(value as AsyncIterable<Uint8Array>)
  if (Array.isArray(value)) return Promise.all(value.map(async (item) => (await render(schema.getValueSchema(), item, dates)) ?? null))
  return schema.isMapSchema() ? renderMap(schema, value, dates) : renderStruct(schema, value, dates)
}

async function renderMap(schema: NormalizedSchema, map: object, dates: DateStyle): Promise<JsonValue> {
  const entries: [string, JsonValue][] = []
  for (const [key, item] of Object.entries(map)) entries.push([key, (await render(schema.getValueSchema(), item, dates)) ?? null])
  return Object.fromEntries(entries)
}

async function renderStruct(schema: NormalizedSchema, struct: object, dates: DateStyle): Promise<JsonValue> {
  const members: [string, JsonValue][] = []
  for (const [name, member] of schema.structIterator()) {
    const rendered = await render(member, (struct as Readonly<Record<string, unknown>>)[name], dates)
    if (rendered !== undefined) members.push([name.charAt(0).toUpperCase() + name.slice(1), rendered])
  }
  return Object.fromEntries(members)
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
